/** Why a file was not accepted. */
export const filesRefusal = {
  file_too_large: 'Die Datei ist größer als {{megabytes}} MB. Bitte eine kleinere Fassung hochladen.',
  file_type_mismatch:
    'Die Datei ist ihrem Inhalt nach vom Typ {{found}}. Angenommen wird hier: {{accepted}}. Die Endung des Namens zählt nicht; bitte die Datei in einem dieser Formate speichern.',
  file_type_unknown: 'Der Inhalt der Datei ist nicht zu erkennen. Angenommen wird hier: {{accepted}}.',
};

/** What is wrong with an uploaded file. */
export const filesInvalid = {
  file_empty: 'Die Datei ist leer. Bitte prüfen, ob es die richtige ist, und noch einmal hochladen.',
};
