import { readDvdvKey } from './dvdv-key.js';

describe('a DVDV organisation key', () => {
  it.each([
    ['wgb010540880000', 'wgb010540880000', false],
    ['wgb:010540880000', 'wgb010540880000', false],
    ['  DBS:060030010000 ', 'dbs060030010000', false],
    ['ags:09000009', 'ags09000009', true],
    ['psw01003110', 'psw01003110', true],
    ['xyz010540880000', 'xyz010540880000', false],
  ])('%j is read as %s', (text, key, isLegacy) => {
    expect(readDvdvKey(text)).toEqual({ key, isLegacy });
  });

  it.each([
    '',
    'wgb',
    '010540880000',
    'wg010540880000',
    'wgbx010540880000',
    'wgb01054088000',
    'wgb0105408800000',
    'wgb::010540880000',
    'wgb 010540880000',
    'wgb-010540880000',
    'wgb0105408800o0',
    'wgb010540880000\nx',
  ])('%j is none', (text) => {
    expect(readDvdvKey(text)).toBeNull();
  });
});
