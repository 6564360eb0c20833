/** The address when it leads to a page of ours, else the home page: links from outside must not send people elsewhere. */
export function localAddress(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  const here = 'https://kontor.invalid';
  const address = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  return address?.origin === here ? `${address.pathname}${address.search}` : '/';
}
