import { changesOf } from './changes.js';

describe('what an edit changed', () => {
  it('is told with before and after, without what stayed or was left out', () => {
    const before = { name: 'UVO', summary: '', transports: ['file_drop'], platform: 'OSI' };
    expect(changesOf(before, { name: 'UVO', summary: 'neu', transports: ['file_drop', 'osci_xta'], platform: undefined })).toEqual({
      summary: { before: '', after: 'neu' },
      transports: { before: ['file_drop'], after: ['file_drop', 'osci_xta'] },
    });
  });
});
