/** The development mailbox. */
export const mailbox = {
  title: 'Development mailbox',
  about: 'Every mail that Kontor sends ends up here. Nobody else receives it.',
  newest_first: 'The newest mails are on top.',
  none: 'No mail yet.',
  subject: 'Subject',
  from: 'From',
  to: 'To',
  received: 'Received (UTC)',
  message_id: 'Message-ID',
  text: 'Plain text',
  html: 'HTML',
  filter: 'Filter',
  back: 'All mails',
  not_found: 'This mail does not exist (any more)',
};
