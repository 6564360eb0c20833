/** What people outside a workflow tell and ask. */
export const engagementRefusal = {
  feedback_without_reader:
    'Die Meldung kann gerade nicht zugestellt werden. Bitte schreiben Sie an die Kontaktadresse auf der Seite „Hilfe“.',
};
