/**
 * The least that Node can do: sends the same bytes with the same headers to whoever asks.
 *
 *     node bare-server.js FILE   (JSON: { headers, body: base64 })
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { headers, body } = JSON.parse(readFileSync(String(process.argv[2]), 'utf8'));
const bytes = Buffer.from(body, 'base64');

const server = createServer((_, response) => {
	response.writeHead(200, headers);
	response.end(bytes);
});
server.listen(0, () => {
	const address = server.address();
	console.log(typeof address === 'object' ? address?.port : address);
});
