/** What every document says, whatever it is about. */
export const documents = {
  page: 'Seite {{page}} von {{pages}}',
};
