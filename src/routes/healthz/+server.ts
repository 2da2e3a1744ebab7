/** Alive: the process answers. */
export const GET = () => new Response('alive\n', { headers: { 'cache-control': 'no-store' } });
