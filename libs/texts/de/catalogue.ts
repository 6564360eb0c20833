/** Services of the catalogue. */
export const catalogue = {
  service: {
    state: {
      draft: 'Entwurf',
      in_review: 'In Prüfung',
      published: 'Veröffentlicht',
      paused: 'Ausgesetzt',
      retired: 'Eingestellt',
    },
    action: {
      submit: 'Zur Prüfung geben',
      request_changes: 'Änderungen erbitten',
      publish: 'Veröffentlichen',
      pause: 'Aussetzen',
      resume: 'Wieder anbieten',
      retire: 'Einstellen',
    },
  },
  phase: {
    planning: 'Planung',
    design: 'Konzeption',
    implementation: 'Umsetzung',
    pilot: 'Pilotierung',
    rollout: 'Rollout',
    nationwide: 'Flächendeckend',
  },
  transport: {
    file_drop: 'PDF über geschützten Abruf',
    osci_xta: 'OSCI/XTA',
    fit_connect: 'FIT-Connect',
    deep_link: 'Direktlink zur Plattform',
  },
  stage: {
    interim: 'Übergangsweise',
    direct: 'Direkt ins Fachverfahren',
  },
  priceModel: {
    free: 'Kostenlos',
    by_key: 'Anteil nach Verteilschlüssel',
    fixed_per_state: 'Fester Betrag je Land',
    per_case: 'Betrag je Vorgang',
  },
  sort: {
    relevance: 'Am besten passend',
    name: 'Name',
    newest: 'Neueste zuerst',
  },
  field: {
    slug: 'Adresse im Katalog',
    name: 'Name',
    abbreviation: 'Abkürzung',
    summary: 'Kurzbeschreibung',
    description: 'Beschreibung',
    topic: 'Themenfeld',
    leadStateCode: 'Federführendes Land',
    platform: 'Plattform',
    operatorName: 'Betreiber',
    contactEmail: 'Kontaktadresse',
    supportFirstLevel: 'Unterstützung, erste Stufe',
    supportSecondLevel: 'Unterstützung, zweite Stufe',
    supportThirdLevel: 'Unterstützung, dritte Stufe',
    priceModel: 'Preismodell',
    hasFees: 'Gebühren für Antragstellende',
    leistungen: 'Leistungen',
    authorityTypes: 'Zuständige Behörden',
    transports: 'Übertragungswege',
    facts: 'Termine des Umsetzungsprojekts',
  },
};

export const catalogueRefusal = {
  slug_taken: 'Diese Adresse im Katalog ist schon vergeben. Bitte eine andere wählen.',
  service_not_orderable: '„{{service}}“ ist zurzeit nicht veröffentlicht. Neue Verträge und Anbindungen sind deshalb nicht möglich.',
  service_not_editable: 'In diesem Zustand kann der Eintrag nicht geändert werden. Während der Prüfung bitte zuerst Änderungen erbitten.',
};

export const catalogueMissing = {
  service_description: 'Die Beschreibung der Leistung fehlt.',
  service_leistung: 'Es ist keine Leistung (LeiKa) eingetragen.',
  service_authority_type: 'Es ist nicht eingetragen, welche Art von Behörde zuständig ist.',
  service_transport: 'Es ist kein Übertragungsweg eingetragen.',
  service_contact: 'Die Kontaktadresse fehlt.',
  service_support_levels: 'Die drei Stufen der Unterstützung sind nicht vollständig beschrieben.',
  service_price_model: 'Das Preismodell fehlt; auch „Kostenlos“ muss gesagt sein.',
};

export const catalogueInvalid = {
  comment_needed: 'Bitte mindestens bei einer Angabe schreiben, was zu ändern ist.',
  isSlug: 'Bitte nur Kleinbuchstaben, Ziffern und einzelne Bindestriche verwenden, höchstens 80 Zeichen.',
  unknown_topic: 'Dieses Themenfeld gibt es nicht.',
  unknown_successor: 'Einen veröffentlichten Dienst mit dieser Adresse, der nachfolgen kann, gibt es nicht.',
  doubled_transport: 'Bitte jeden Übertragungsweg nur einmal angeben.',
  doubled_phase: 'Bitte jede Phase nur einmal angeben.',
  fact_without_day: 'Bitte zu jeder Phase einen geplanten oder einen tatsächlichen Tag angeben.',
  fact_in_future: 'Ein tatsächlicher Tag kann nicht in der Zukunft liegen.',
  in_past: 'Dieser Tag liegt in der Vergangenheit.',
};
