/** Words used everywhere. */
export const common = {
  product: 'EfA-Kontor',
  language: { de: 'Deutsch', en: 'Englisch' },
  yes: 'Ja',
  no: 'Nein',
  party: {
    operator: 'Bremen (Betrieb)',
    hub: 'FITKO',
    state: 'Land',
    authority: 'Behörde',
    provider: 'IT-Dienstleister',
    vendor: 'Hersteller des Fachverfahrens',
    dvdv_office: 'Pflegende Stelle des DVDV',
  },
};
