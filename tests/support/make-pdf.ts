/**
 * Makes a PDF of one A4 page by hand: what no word processor of the tests would write.
 * @param page what its page says beside its size: how it is turned, what it draws with
 * @param drawing what is drawn on it, in PDF's own language
 * @param trailer what the trailer says beside where things are
 */
export function makePdf(page: string, drawing: string, trailer = ''): Buffer {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${page} >>`,
		`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`
	];
	let pdf = '%PDF-1.7\n';
	const places = objects.map((object, index) => {
		const place = pdf.length;
		pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const table = pdf.length;
	pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	for (const place of places) pdf += `${String(place).padStart(10, '0')} 00000 n \n`;
	pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`;
	pdf += `startxref\n${table}\n%%EOF\n`;
	return Buffer.from(pdf, 'latin1');
}
