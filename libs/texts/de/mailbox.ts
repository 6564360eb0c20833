/** The development mailbox. */
export const mailbox = {
  title: 'Postfach für die Entwicklung',
  about: 'Hier landet jede Mail, die Kontor verschickt. Niemand sonst bekommt sie.',
  newest_first: 'Die neuesten Mails stehen oben.',
  none: 'Noch keine Mail.',
  subject: 'Betreff',
  from: 'Von',
  to: 'An',
  received: 'Eingegangen (UTC)',
  message_id: 'Message-ID',
  text: 'Textfassung',
  html: 'HTML-Fassung',
  filter: 'Filtern',
  back: 'Alle Mails',
  not_found: 'Diese Mail gibt es nicht (mehr)',
};
