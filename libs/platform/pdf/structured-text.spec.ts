import { textBlocks } from './structured-text.js';

describe('a structured text', () => {
  it('is read into its blocks', () => {
    const text = [
      '# Vertrag',
      '',
      '| Nummer | NNV-2026-001',
      '| Rest | a | b',
      '',
      '## § 1 Gegenstand',
      'Erste Zeile',
      'zweite Zeile',
      '',
      'Neuer Absatz:',
      '- eins',
      '- zwei',
    ];
    expect(textBlocks(text.join('\n'))).toEqual([
      { kind: 'title', text: 'Vertrag' },
      {
        kind: 'facts',
        rows: [
          ['Nummer', 'NNV-2026-001'],
          ['Rest', 'a | b'],
        ],
      },
      { kind: 'heading', text: '§ 1 Gegenstand' },
      { kind: 'paragraph', text: 'Erste Zeile\nzweite Zeile' },
      { kind: 'paragraph', text: 'Neuer Absatz:' },
      { kind: 'list', items: ['eins', 'zwei'] },
    ]);
  });

  it('takes signs inside a line for text', () => {
    expect(textBlocks('a # b - c | d')).toEqual([{ kind: 'paragraph', text: 'a # b - c | d' }]);
    expect(textBlocks('#ohne Abstand')).toEqual([{ kind: 'paragraph', text: '#ohne Abstand' }]);
  });

  it('may be empty', () => {
    expect(textBlocks('\n \n')).toEqual([]);
  });
});
