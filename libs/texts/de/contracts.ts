/** Interests and contracts: labels of states and steps, and what the documents say. */
export const contracts = {
  kind: { co_use: 'Vertrag über die Mitnutzung', provision: 'Vertrag über die Bereitstellung' },
  channel: {
    fit_store: 'FIT-Store',
    efa_marktplatz: 'EfA-Marktplatz',
    administrative_agreement: 'Verwaltungsvereinbarung',
    marktplatz_der_zukunft: 'Marktplatz der Zukunft',
  },
  side: { customer: 'Für den Auftraggeber', supplier: 'Für den Anbieter' },
  notice_target: { year_end: 'zum Ende eines Kalenderjahres', month_end: 'zum Ende eines Monats', any_day: 'zu jedem Tag' },
  annex: {
    service_description: 'Leistungsbeschreibung',
    price_sheet: 'Preisblatt',
    data_processing: 'Vereinbarung zur Auftragsverarbeitung (AVV)',
    general_terms: 'Allgemeine Geschäftsbedingungen',
    service_level: 'Vereinbarung zur Dienstgüte (SLA)',
    contact_sheet: 'Kontaktblatt',
    alignment_letter: 'Abstimmungsschreiben',
  },
  interest: {
    state: {
      submitted: 'Eingereicht',
      in_alignment: 'In Abstimmung',
      confirmed: 'Bestätigt',
      declined: 'Abgelehnt',
      withdrawn: 'Zurückgezogen',
    },
    action: {
      start_alignment: 'Abstimmung beginnen',
      confirm: 'Bestätigen',
      decline: 'Ablehnen',
      withdraw: 'Zurückziehen',
    },
  },
  contract: {
    state: {
      draft: 'Entwurf',
      in_alignment: 'In Abstimmung',
      offered: 'Angeboten',
      signed: 'Vom Auftraggeber unterzeichnet',
      concluded: 'Abgeschlossen',
      active: 'In Kraft',
      notice_given: 'Gekündigt',
      ended: 'Beendet',
      withdrawn: 'Zurückgezogen',
      rejected: 'Abgelehnt',
      expired: 'Angebot abgelaufen',
    },
    action: {
      start_alignment: 'Abstimmung beginnen',
      offer: 'Freigeben und anbieten',
      revise: 'Zum Überarbeiten zurückholen',
      sign: 'Unterzeichnen',
      countersign: 'Gegenzeichnen',
      reject: 'Ablehnen',
      withdraw: 'Zurückziehen',
      give_notice: 'Kündigen',
      withdraw_notice: 'Kündigung zurücknehmen',
      activate: 'In Kraft setzen',
      end: 'Beenden',
      expire: 'Angebot ablaufen lassen',
    },
  },
  document: {
    draft_mark: 'ENTWURF',
    draft_footer: '{{number}} · Entwurf vom {{day}}, nicht zur Unterzeichnung',
    footer: '{{number}} · Fassung {{version}} · SHA-256 {{sha256}}',
    signatures: 'Unterschriften',
    signatures_note: 'Im Portal in Textform mit zweitem Faktor geleistet. Die Prüfsumme gilt für den Vertragstext bis hierher.',
    signer: 'Name und Funktion',
    authority: 'Grundlage der Vertretung',
    signed_at: 'Unterzeichnet am',
    signed_text: 'SHA-256 des Textes',
  },
};

/** Why a step of an interest or a contract was refused, and the way out. */
export const contractsRefusal = {
  interest_open:
    'Ihr Land hat für diesen Onlinedienst schon Interesse bekundet. Den Stand sehen Sie bei Ihren Interessenbekundungen; eine zweite ist nicht nötig.',
  contract_exists: 'Für diesen Onlinedienst gibt es bereits einen Vertrag, der vorbereitet wird oder läuft. Bitte dort weiterarbeiten.',
  text_is_frozen:
    'Der Text lässt sich nur ändern, solange der Vertrag ein Entwurf oder in Abstimmung ist. Ein Angebot kann das Vertragsmanagement zum Überarbeiten zurückholen.',
  not_signatory:
    'Hier kann nur unterzeichnen, wer für {{organisation}} zeichnungsberechtigt ist. Bitte eine zeichnungsberechtigte Person darum bitten oder, wenn Sie es sind, mit der anderen Organisation anmelden.',
  already_signed: 'Für diese Seite hat {{name}} am {{day}} bereits unterzeichnet. Es ist nichts weiter zu tun.',
  offer_lapsed:
    'Das Angebot ist am {{day}} abgelaufen und kann nicht mehr angenommen werden. Bitte beim Vertragsmanagement ein neues Angebot anfordern.',
  text_changed:
    'Der Vertragstext ist nicht mehr der, den Sie gelesen haben, oder er wird gerade überarbeitet. Bitte den Vertrag neu laden, den aktuellen Text lesen und dann unterzeichnen.',
  same_person_both_sides:
    'Sie haben diesen Vertrag schon für die andere Seite unterzeichnet. Für diese Seite muss eine andere zeichnungsberechtigte Person unterzeichnen.',
};

/** What stands in the way of a step of an interest or a contract. */
export const contractsMissing = {
  interest_has_contract:
    'Aus dieser Interessenbekundung ist ein Vertrag entstanden. Ein Angebot lässt sich ablehnen, ein laufender Vertrag kündigen.',
  published_service: 'Der Onlinedienst ist nicht veröffentlicht und kann deshalb nicht angeboten werden.',
  active_provision: 'Es fehlt ein laufender Vertrag über die Bereitstellung dieses Onlinedienstes im FIT-Store.',
  confirmed_interest: 'Es fehlt eine bestätigte Interessenbekundung des Landes.',
  hub_organisation: 'Für den FIT-Store ist noch keine Organisation eingetragen.',
  operator_organisation: 'Für den Betrieb ist noch keine Organisation eingetragen.',
  start_in_future: 'Der Vertragsbeginn liegt in der Vergangenheit. Bitte einen Tag ab heute eintragen.',
  standing_offer: 'Das Angebot ist abgelaufen. Es braucht ein neues.',
  other_signatory: 'Sie haben für die andere Seite unterzeichnet. Hier muss eine andere Person unterzeichnen.',
  start_day: 'Der Tag des Vertragsbeginns ist noch nicht gekommen.',
  last_day: 'Der letzte Tag des Vertrags ist noch nicht vorbei.',
  lapsed_offer: 'Die Frist des Angebots ist noch nicht vorbei.',
};

/** What is wrong with a field of an interest or a contract. */
export const contractsInvalid = {
  day_in_past: 'Bitte einen Tag ab heute angeben.',
  no_template: 'Für diesen Bezugsweg ist noch kein Vertragstext hinterlegt.',
  provision_without_state: 'Ein Vertrag über die Bereitstellung gehört zu keinem Land. Bitte leer lassen.',
  state_without_organisation: 'Für dieses Land ist noch keine Organisation eingetragen.',
};
