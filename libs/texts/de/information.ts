/** Pages that explain: help, accessibility, privacy, imprint, open data. Blank lines part paragraphs. */
export const information = {
  contact: {
    title: 'Kontakt',
    address: 'Anschrift',
    email: 'E-Mail',
    phone: 'Telefon',
    unknown: 'Der Betreiber hat diese Angabe noch nicht hinterlegt.',
  },
  help: {
    title: 'Hilfe',
    intro: 'EfA-Kontor führt Onlinedienste vom Vertrag des Landes bis zum Start in jeder Behörde.',
    find: {
      title: 'Einen Dienst finden',
      text: 'Suchen Sie im Katalog nach einem Namen, einer Abkürzung wie „UVO“ oder einem LeiKa-Schlüssel. Kleine Tippfehler machen nichts. Auf der Seite des Dienstes steht, was er leistet, welche Technik er braucht und in welchen Ländern er schon läuft.',
    },
    land: {
      title: 'Für Länder',
      text: 'Die Koordination des Landes bekundet Interesse an einem Dienst. Bremen stimmt die Bedingungen ab, dann wird der Vertrag angeboten und von beiden Seiten gezeichnet. Der Wortlaut steht ab dem Angebot fest; eine Prüfsumme (SHA-256) zeigt, dass niemand ihn geändert hat.\n\nSobald der Vertrag gilt, gibt das Land die Anträge seiner Behörden frei.',
    },
    authority: {
      title: 'Für Behörden',
      text: 'Ihre Behörde beantragt die Anbindung. Gibt es noch keinen Vertrag Ihres Landes, wird der Wunsch vorgemerkt und dem Land als Bedarf gezeigt.\n\nDanach führt eine Aufgabenliste durch Organisation, Technik, Test und Freigabe. Bei jeder Aufgabe steht, wer am Zug ist. Fehlt etwas, sagt die Seite genau, was und wer es erledigen muss.',
    },
    access: {
      title: 'Zugang bekommen',
      text: 'Ein Konto bekommen Sie durch Einladung: von der Koordination Ihres Landes, von der Leitung in Ihrer Behörde oder vom Betrieb. Wer unterschreibt oder das Kontor betreibt, braucht einen zweiten Faktor; eingerichtet wird er unter „Mein Konto“.',
    },
    words: {
      title: 'Wörter',
      EfA: 'Einer für Alle: Ein Land entwickelt einen Onlinedienst, alle anderen nutzen ihn mit.',
      Mitnutzung: 'Nutzung eines Dienstes, den ein anderes Land entwickelt hat.',
      LeiKa: 'Leistungskatalog der Verwaltung. Jede Leistung hat darin einen Schlüssel mit 14 Ziffern.',
      Fachverfahren: 'Programm, mit dem eine Behörde Anträge bearbeitet.',
      DVDV: 'Deutsches Verwaltungsdiensteverzeichnis: darin steht, unter welcher technischen Adresse eine Behörde zu erreichen ist.',
      Stichtag: 'Tag, an dem eine Behörde mit dem Dienst startet.',
    },
  },
  accessibility: {
    title: 'Erklärung zur Barrierefreiheit',
    scope: {
      title: 'Wofür diese Erklärung gilt',
      text: 'Diese Erklärung gilt für EfA-Kontor unter {{address}}. Betrieben wird es von: {{operator}}.\n\nGrundlage sind die §§ 13 und 14 des Bremischen Behindertengleichstellungsgesetzes (BremBGG) und die Richtlinie (EU) 2016/2102. Maßstab ist die Norm EN 301 549 mit den Web Content Accessibility Guidelines; wir legen deren Fassung 2.2 in den Stufen A und AA an.',
    },
    status: {
      title: 'Wie barrierefrei das Angebot ist',
      text: 'EfA-Kontor ist mit den Anforderungen teilweise vereinbar. Barrieren, von denen wir wissen, stehen im nächsten Abschnitt.',
    },
    gaps: {
      title: 'Was noch nicht barrierefrei ist',
      assistive: 'Eine Prüfung mit Menschen, die Screenreader, Vergrößerung oder Sprachsteuerung nutzen, hat noch nicht stattgefunden.',
      pdf: 'Vertragstexte als PDF sind mit Struktur und Sprache ausgezeichnet, aber noch nicht mit einem Prüfwerkzeug gegen PDF/UA geprüft. Der Wortlaut steht deshalb auch auf der Seite des Vertrags.',
      uploads: 'Dateien, die Beteiligte hochladen, können Barrieren enthalten. Auf Wunsch besorgen wir eine zugängliche Fassung.',
      easy: 'Erläuterungen in Leichter Sprache und in Deutscher Gebärdensprache gibt es noch nicht.',
    },
    method: {
      title: 'Wie geprüft wurde',
      text: 'Diese Erklärung beruht auf einer Selbstbewertung und wurde am {{day}} erstellt.\n\nBei jeder Änderung öffnet ein Browser jede Seite in beiden Sprachen, als Gast und mit jeder Rolle, auf einem großen und auf einem schmalen Bildschirm (360 Pixel). Er prüft die Regeln von WCAG 2.2 A und AA, soweit ein Programm das kann, die Größe von Schaltflächen und Links, die Breite der Seite und die Gültigkeit des HTML. Findet er eine Barriere, wird die Änderung nicht veröffentlicht.',
    },
    feedback: {
      title: 'Barriere melden',
      text: 'Sie haben eine Barriere gefunden oder brauchen einen Inhalt in anderer Form? Schreiben Sie uns. Sie bekommen innerhalb von zwei Wochen eine Antwort.',
      link: 'Barriere melden',
    },
    enforcement: {
      title: 'Wenn wir nicht helfen',
      text: 'Haben Sie nach zwei Wochen keine Antwort, oder reicht Ihnen unsere Antwort nicht, dann können Sie sich an die Zentralstelle für barrierefreie Informationstechnik beim Landesbehindertenbeauftragten der Freien Hansestadt Bremen wenden. Das Verfahren ist kostenlos, einen Anwalt brauchen Sie nicht.',
      link: 'Zentralstelle für barrierefreie Informationstechnik',
    },
  },
  feedback: {
    title: 'Barriere melden',
    intro: 'Was hindert Sie, oder welchen Inhalt brauchen Sie in anderer Form? Wir antworten innerhalb von zwei Wochen.',
    message: 'Was ist das Problem?',
    message_hint: 'Zum Beispiel: „Mit der Tastatur komme ich nicht an die Schaltfläche Speichern.“',
    page: 'Auf welcher Seite?',
    page_hint: 'Adresse oder Name der Seite',
    email: 'E-Mail-Adresse für die Antwort',
    email_hint: 'Ohne Adresse können wir nicht antworten, lesen die Meldung aber trotzdem.',
    send: 'Meldung abschicken',
    sent: 'Danke, Ihre Meldung ist angekommen.',
  },
  privacy: {
    title: 'Datenschutz',
    intro: 'Welche Daten EfA-Kontor verarbeitet, wozu und wie lange. Verantwortlich ist der Betreiber: {{operator}}.',
    visitors: {
      title: 'Wenn Sie nur lesen',
      text: 'Katalog und Stand der Anbindung sind ohne Anmeldung zu lesen. Es gibt keine Werbung, keine Zählung einzelner Besuche und keine Inhalte von anderen Anbietern.\n\nDer Server schreibt für jeden Aufruf eine Zeile in sein Protokoll: Zeit, Adresse der Seite ohne Suchbegriffe, Ergebnis und eine zufällige Vorgangsnummer. Ihre IP-Adresse steht nicht darin.',
    },
    people: {
      title: 'Wenn Sie ein Konto haben',
      text: 'Gespeichert sind Name, dienstliche E-Mail-Adresse, Organisation, Rollen, Sprache und das Passwort als Prüfwert (argon2id), aus dem es sich nicht zurückrechnen lässt. Dazu kommen Ihre laufenden Anmeldungen mit der Kennung des Browsers. Fehlgeschlagene Anmeldungen werden kurz mit der IP-Adresse vermerkt, um das Erraten von Passwörtern zu bremsen.',
    },
    log: {
      title: 'Das Protokoll der Vorgänge',
      text: 'Jeder Schritt an Diensten, Verträgen und Anbindungen wird dauerhaft festgehalten: wer, für wen, wann und mit welcher Begründung. Das Protokoll kann nicht geändert werden; es belegt, wie Verträge und Kosten zustande gekommen sind.',
    },
    cookies: {
      title: 'Cookies',
      text: 'Gesetzt werden nur Cookies, ohne die das Angebot nicht arbeiten kann: für die Anmeldung, gegen untergeschobene Formulare, für die gewählte Sprache und für eine einmalige Bestätigung nach dem Absenden.',
    },
    feedback: {
      title: 'Wenn Sie eine Barriere melden',
      text: 'Ihre Meldung und, falls angegeben, Ihre E-Mail-Adresse gehen als E-Mail an den Betrieb und werden danach im Kontor gelöscht. Festgehalten wird nur, dass eine Meldung einging.',
    },
    rights: {
      title: 'Ihre Rechte',
      text: 'Sie können Auskunft über Ihre Daten verlangen, Berichtigung, Löschung oder Einschränkung, soweit keine Pflicht zur Aufbewahrung entgegensteht, und der Verarbeitung widersprechen. Beschweren können Sie sich bei der Landesbeauftragten für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen.',
    },
  },
  imprint: {
    title: 'Impressum',
    operator: 'Betreiber',
    responsible: 'Verantwortlich für den Inhalt ist der Betreiber.',
    software: {
      title: 'Software',
      text: 'EfA-Kontor ist freie Software unter der Lizenz EUPL 1.2. Gestaltung nach dem KERN-UX-Standard, Schrift Fira Sans (SIL Open Font License). Namen und Einwohnerzahlen der Kreise im Demobestand: „landkreise-deutschland“ (CC BY 4.0).',
    },
  },
  open_data: {
    title: 'Offene Daten und API',
    intro: 'Katalog und Stand der Anbindung sind öffentlich und maschinenlesbar. Personen kommen darin nicht vor.',
    csv: {
      title: 'Tabelle',
      text: 'Alle zuständigen Behörden mit ihrem Stand, als CSV in UTF-8 mit Semikolon.',
      link: 'Stand der Anbindung als CSV',
    },
    api: {
      title: 'Schnittstelle',
      text: 'Alles, was die Seiten zeigen, gibt es auch als JSON unter /api/v1. Öffentliche Abfragen brauchen keine Anmeldung.',
      operations: 'Beschreibung aller Abfragen',
      document: 'OpenAPI-Dokument (JSON)',
    },
    addresses: {
      title: 'Häufige Adressen',
      caption: 'Öffentliche Abfragen',
      address: 'Adresse',
      content: 'Inhalt',
      services: 'Katalog mit Suche und Filtern',
      status: 'Stand im ganzen Land',
      status_service: 'Stand eines Dienstes, Land für Land',
      status_state: 'Stand eines Landes',
      states: 'Die 16 Länder',
      competence: 'Zuständige Behörde für eine Leistung an einem Ort',
    },
  },
  api: {
    title: 'API: alle Abfragen',
    intro:
      'Gemacht aus demselben Dokument, gegen das die Schnittstelle geprüft wird. Fehler kommen als Problemdokument (RFC 9457), Listen seitenweise mit einem Zeiger auf die nächste Seite. Jeder schreibende Aufruf kann einen Idempotency-Key tragen.',
    document: 'Dokument als JSON',
    operation: 'Abfrage',
    what: 'Was sie tut',
    inputs: 'Angaben',
    answers: 'Antworten',
    open: 'ohne Anmeldung',
    required: 'Pflicht',
    described_in_english: 'Die Beschreibungen sind auf Englisch.',
  },
};
