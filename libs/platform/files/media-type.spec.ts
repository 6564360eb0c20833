import { contentType, namesOf } from './media-type.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the type of a file', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n%\xe2\xe3\n1 0 obj'), 'application/pdf', 'PDF'],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0'), 'image/png', 'PNG'],
    ['a JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'image/jpeg', 'JPG'],
    ['a Windows program', bytes(`MZ\x90\0${'\0'.repeat(100)}`), null, 'EXE'],
    ['a Linux program', bytes(`\x7fELF\x02\x01\x01${'\0'.repeat(60)}`), null, 'ELF'],
    ['a script', bytes('#!/bin/sh\necho hello\n'), 'text/plain', 'TXT'],
    ['a table', Buffer.from('Behörde;Schlüssel\nWuppertal;05124000\n'), 'text/csv', 'CSV'],
    ['a text', Buffer.from('Prüfprotokoll vom 3. März\n'), 'text/plain', 'TXT'],
    ['a text in an old encoding', bytes('Pr\xfcfprotokoll'), null, null],
    ['bytes without meaning', Buffer.from([0, 1, 2, 3, 4, 5]), null, null],
  ])('is told from the content: %s', async (_, content, mediaType, name) => {
    expect(await contentType(content)).toEqual({ mediaType, name });
  });

  it('is named for people without the words of the web', () => {
    expect(namesOf(['application/pdf', 'text/csv'])).toBe('PDF, CSV');
  });
});
