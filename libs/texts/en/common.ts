/** Words used everywhere. */
export const common = {
  product: 'EfA-Kontor',
  language: { de: 'German', en: 'English' },
  yes: 'Yes',
  no: 'No',
  party: {
    operator: 'Bremen (operations)',
    hub: 'FITKO',
    state: 'Land',
    authority: 'Authority',
    provider: 'IT service provider',
    vendor: 'Vendor of the specialist system',
    dvdv_office: 'DVDV maintaining body',
  },
};
