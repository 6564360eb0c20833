import { translator } from '#libs/platform/i18n/i18n';
import { documentPdf, type PrintedText } from './document-pdf.js';

const contract: PrintedText = {
  title: 'Vertrag NNV-2026-001',
  text: ['# Vertrag', '| Nummer | NNV-2026-001', '## § 1 Gegenstand', 'Größe, Maß und „Übung“.', '- eins', '- zwei'].join('\n\n'),
  footer: `NNV-2026-001 · Fassung 1 · SHA-256 ${'ab'.repeat(32)}`,
  mark: null,
  createdAt: new Date('2026-01-02T03:04:05Z'),
};
const t = translator('de');

describe('a printed document', () => {
  it('has the same bytes whenever it is made from the same text', async () => {
    const first = await documentPdf(contract, t);
    expect(first.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect((await documentPdf(contract, t)).equals(first)).toBe(true);
  });

  it.each([
    ['text', { text: '# Vertrag' }],
    ['footer', { footer: 'Fassung 2' }],
    ['mark', { mark: 'ENTWURF' }],
    ['date', { createdAt: new Date('2026-01-03T00:00:00Z') }],
  ])('differs when the %s differs', async (_, change) => {
    expect((await documentPdf({ ...contract, ...change }, t)).equals(await documentPdf(contract, t))).toBe(false);
  });

  it('says in the file that it is tagged, in German and PDF/UA', async () => {
    const file = (await documentPdf(contract, t)).toString('latin1');
    expect(file).toContain('/Lang (de-DE)');
    expect(file).toContain('/Marked true');
    expect(file).toContain('/DisplayDocTitle true');
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const tag of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI']) expect(file).toContain(`/S /${tag}\n`);
  });
});
