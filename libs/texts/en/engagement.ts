/** What people outside a workflow tell and ask. */
export const engagementRefusal = {
  feedback_without_reader: 'The report cannot be delivered right now. Please write to the contact address on the page “Help”.',
};
