import { localAddress } from './local-address.js';

describe('the way back', () => {
  it.each(['/', '/services?q=uvo', '/contracts/1#top'])('leads to %s', (address) => {
    expect(localAddress(address)).toBe(address.split('#')[0]);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'services', '', null])(
    'does not lead to %s',
    (address) => {
      expect(localAddress(address)).toBe('/');
    },
  );
});
