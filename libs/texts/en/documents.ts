/** What every document says, whatever it is about. */
export const documents = {
  page: 'Page {{page}} of {{pages}}',
};
