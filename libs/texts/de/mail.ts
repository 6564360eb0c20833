/** What stands around every mail. */
export const mail = {
  greeting: 'Guten Tag',
  closing: 'Ihr EfA-Kontor',
  automatic: 'Diese Mail hat EfA-Kontor von selbst verschickt. Antworten auf diese Adresse liest niemand.',
  by: 'Veranlasst von {{who}} am {{moment}}.',
  by_day: 'Eingetreten am {{moment}}.',
  on_behalf: '{{who}} im Namen von {{behalf}}',
  turn: 'Jetzt am Zug: {{party}}.',
  because: 'Begründung: {{reason}}',
};
