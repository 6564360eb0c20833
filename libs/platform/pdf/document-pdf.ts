import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type TextBlock, textBlocks } from './structured-text.js';

/** A document to be printed or kept. */
export interface PrintedText {
  readonly title: string;
  /** A structured text (structured-text.ts). */
  readonly text: string;
  /** Stands at the foot of every page, for instance number, version and digest. */
  readonly footer: string;
  /** One word, large and pale across every page, such as "ENTWURF"; null for none. */
  readonly mark: string | null;
  /** The document's date: no other moment gets into the file. */
  readonly createdAt: Date;
}

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const { resolve } = createRequire(import.meta.url);
const REGULAR = resolve('@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf');
const BOLD = resolve('@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf');
const MARGINS = { top: 64, bottom: 80, left: 68, right: 68 };
const TEXT_SIZE = 10.5;
const NAME_WIDTH = 150;
const GAP = 14;
const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

/**
 * Sets a structured text as an accessible PDF (PDF/UA: tagged, with language, title and bookmarks; fonts embedded).
 * The same input gives the same bytes, so that the file can be compared by its digest.
 * @param t says "page x of y"; its language is the document's
 */
export async function documentPdf(printed: PrintedText, t: Translate): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    font: REGULAR,
    pdfVersion: '1.7',
    tagged: true,
    lang: LOCALES[t.language],
    displayTitle: true,
    subset: 'PDF/UA',
    bufferPages: true,
    info: { Title: printed.title, Creator: 'EfA-Kontor', Producer: 'EfA-Kontor', CreationDate: printed.createdAt },
    // The types of pdfkit do not know PDF/UA yet.
  } as unknown as PDFKit.PDFDocumentOptions);
  const bytes = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const block of textBlocks(printed.text)) setBlock(doc, root, block);
  root.end();
  finishPages(doc, printed, t);
  doc.end();
  return bytes;
}

function setBlock(doc: Document, root: Element, block: TextBlock): void {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return setHeading(doc, root, block);
    case 'paragraph':
      doc.font(REGULAR).fontSize(TEXT_SIZE);
      root.add(doc.struct('P', {}, () => doc.text(block.text, { lineGap: 2 })));
      break;
    case 'list':
      setList(doc, root, block.items);
      break;
    case 'facts':
      setFacts(doc, root, block.rows);
      break;
  }
  doc.y += GAP / 2;
}

function setHeading(doc: Document, root: Element, { kind, text }: Extract<TextBlock, { text: string }>): void {
  const isTitle = kind === 'title';
  const roomForHeadingAndText = 90;
  if (doc.y > MARGINS.top) {
    if (doc.y + roomForHeadingAndText > doc.page.maxY()) doc.addPage();
    else doc.y += GAP / 2;
  }
  const here = { top: doc.y, left: doc.page.width, expanded: true };
  const parent = isTitle ? doc.outline : (doc.outline.children.at(-1) ?? doc.outline);
  parent.addItem(text, here);
  doc.font(BOLD).fontSize(isTitle ? 18 : 12.5);
  root.add(doc.struct(isTitle ? 'H1' : 'H2', {}, () => doc.text(text)));
  doc.y += isTitle ? GAP : GAP / 3;
}

function setList(doc: Document, root: Element, items: readonly string[]): void {
  const list = doc.struct('L');
  root.add(list);
  doc.font(REGULAR).fontSize(TEXT_SIZE);
  doc.list([...items], { structParent: list, lineGap: 2, bulletRadius: 1.6, textIndent: 12, bulletIndent: 0 });
  list.end();
}

function setFacts(doc: Document, root: Element, rows: readonly (readonly [string, string])[]): void {
  const table = doc.struct('Table');
  root.add(table);
  doc.fontSize(TEXT_SIZE);
  const { left } = MARGINS;
  const valueLeft = left + NAME_WIDTH + GAP;
  const name = { width: NAME_WIDTH, lineGap: 2 };
  const value = { width: doc.page.width - MARGINS.right - valueLeft, lineGap: 2 };
  for (const [nameText, valueText] of rows) {
    const height = Math.max(doc.font(BOLD).heightOfString(nameText, name), doc.font(REGULAR).heightOfString(valueText, value));
    if (doc.y + height > doc.page.maxY()) doc.addPage();
    const top = doc.y;
    const row = doc.struct('TR');
    table.add(row);
    // The types of pdfkit do not know the scope of a header cell.
    row.add(
      doc.struct('TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions, () => doc.font(BOLD).text(nameText, left, top, name)),
    );
    row.add(doc.struct('TD', {}, () => doc.font(REGULAR).text(valueText, valueLeft, top, value)));
    row.end();
    doc.x = left;
    doc.y = top + height + 2;
  }
  table.end();
}

/** What stands on every page beside the text: left out by screen readers, and only possible once the pages are counted. */
function finishPages(doc: Document, { footer, mark }: PrintedText, t: Translate): void {
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    doc.switchToPage(index);
    const { width, height } = doc.page;
    doc.markContent('Artifact', { type: 'Pagination' });
    if (mark !== null) {
      doc.save().font(BOLD).fontSize(110).fillColor('#171a2b').fillOpacity(0.08);
      doc.rotate(-45, { origin: [width / 2, height / 2] });
      doc.text(mark, (width - doc.widthOfString(mark)) / 2, height / 2 - 60, { lineBreak: false });
      doc.restore();
    }
    const top = height - 52;
    doc
      .lineWidth(0.5)
      .strokeColor('#707070')
      .moveTo(MARGINS.left, top - 6)
      .lineTo(width - MARGINS.right, top - 6)
      .stroke();
    doc.font(REGULAR).fontSize(7.5).fillColor('#404040');
    doc.text(footer, MARGINS.left, top, { lineBreak: false });
    const page = t('documents.page', { page: index + 1, pages: count });
    doc.text(page, width - MARGINS.right - doc.widthOfString(page), top, { lineBreak: false });
    doc.endMarkedContent();
  }
}
