/** Connections of authorities: labels of states and steps, the checklist, what happened and what people should know. */
export const onboarding = {
  connection: {
    state: {
      interest: 'Interesse vorgemerkt',
      requested: 'Angefragt',
      cleared: 'Vom Land freigegeben',
      preparing: 'In Vorbereitung',
      connecting: 'Wird technisch angebunden',
      testing: 'Im Test',
      approval: 'Zur Freigabe vorgelegt',
      scheduled: 'Stichtag steht fest',
      live: 'Produktiv',
      declined: 'Abgelehnt',
      cancelled: 'Abgebrochen',
      disconnected: 'Abgeschaltet',
    },
    action: {
      request: 'Anbindung anfragen',
      clear: 'Anbindung freigeben',
      decline: 'Ablehnen',
      start: 'Vorbereitung beginnen',
      begin_connecting: 'Technische Anbindung beginnen',
      begin_testing: 'Test beginnen',
      submit_for_approval: 'Zur Freigabe vorlegen',
      approve_authority: 'Für die Behörde freigeben',
      approve_operator: 'Für Bremen freigeben',
      schedule: 'Stichtag festlegen',
      go_live: 'Produktiv schalten',
      switch_to_direct: 'Auf direkte Übertragung umstellen',
      cancel: 'Abbrechen',
      disconnect: 'Abschalten',
    },
  },
  pause: {
    state: {
      none: 'Läuft',
      by_authority: 'Von der Behörde angehalten',
      by_operator: 'Von Bremen angehalten',
      by_both: 'Von Behörde und Bremen angehalten',
    },
    action: { pause: 'Anhalten', resume: 'Weiterführen' },
  },
  task: {
    state: {
      open: 'Offen',
      in_progress: 'In Arbeit',
      waiting_for: 'Wartet',
      done: 'Erledigt',
      failed: 'Gescheitert',
      skipped: 'Entfällt',
    },
    action: {
      begin: 'Beginnen',
      wait: 'Auf jemanden warten',
      finish: 'Als erledigt melden',
      fail: 'Als gescheitert melden',
      skip: 'Entfallen lassen',
      reopen: 'Wieder öffnen',
    },
  },
  test_run: {
    state: { planned: 'Geplant', passed: 'Bestanden', failed: 'Nicht bestanden' },
    action: { pass: 'Als bestanden melden', fail: 'Als nicht bestanden melden' },
  },
  dimension: { organisation: 'Organisation', law: 'Recht', finance: 'Finanzen', technology: 'Technik' },
  stage: { interim: 'Übergang (PDF über geschützten Abruf)', direct: 'direkt ins Fachverfahren' },
  environment: { test: 'Abnahme', production: 'Produktion' },
  side: { authority: 'Behörde', operator: 'Bremen' },
  parameter: {
    transport: 'Übertragungsweg',
    organisationUnitId: 'Nummer der Organisationseinheit',
    mailbox: 'Funktionspostfach',
    privacyUrl: 'Adresse der Datenschutzhinweise',
    imprintUrl: 'Adresse des Impressums',
    pvogUrl: 'Eintrag im Portalverbund (PVOG)',
    dvdvKey: 'DVDV-Organisationsschlüssel',
    destinationId: 'Zustellpunkt bei FIT-Connect',
    xtaEndpointUrl: 'Adresse des XTA-Servers',
    certificate: 'Zertifikat',
  },
  checklist: {
    name_contacts: {
      title: 'Ansprechpersonen benennen',
      help: 'Nennen Sie Personen für Fachfragen, Technik und Datenschutz, eine Vertretung und einen Kontakt für Notfälle.',
    },
    set_up_mailbox: {
      title: 'Funktionspostfach einrichten',
      help: 'Richten Sie ein Postfach ein, das mehrere Personen lesen. Dorthin gehen alle Hinweise zum Dienst.',
    },
    arrange_support: {
      title: 'Ersten Anlaufpunkt für Fragen festlegen',
      help: 'Legen Sie fest, wer Fragen von Bürgerinnen und Bürgern annimmt und an wen Unklares weitergeht.',
    },
    inform_staff: {
      title: 'Beschäftigte informieren',
      help: 'Zeigen Sie dem Team, wie Online-Anträge ankommen und was sich im Ablauf ändert.',
    },
    agree_data_processing: {
      title: 'Vereinbarung zum Datenschutz schließen',
      help: 'Schließen Sie die Vereinbarung zur Auftragsverarbeitung (AVV) oder zur gemeinsamen Verantwortung nach Art. 26 DSGVO.',
    },
    adopt_protection_concept: {
      title: 'Datenschutz- und IT-Sicherheitskonzept anpassen',
      help: 'Nehmen Sie den Dienst in Ihr Verzeichnis der Verarbeitungen und in Ihr Sicherheitskonzept auf.',
    },
    publish_legal_notices: {
      title: 'Datenschutzhinweise und Impressum veröffentlichen',
      help: 'Stellen Sie beide Seiten ins Netz. Der Dienst verlinkt sie; die Adressen gehören in die technischen Daten.',
    },
    confirm_funding: {
      title: 'Finanzierung bestätigen',
      help: 'Das Land klärt mit der Behörde, wer welche Kosten trägt. Kosten der Anbindung selbst sind nicht Teil der gemeinsamen Finanzierung.',
    },
    set_up_payment: {
      title: 'Bezahlkomponente einrichten',
      help: 'Für Gebühren braucht es einen Mandanten der Bezahlkomponente (z. B. ePayBL) mit Haushaltsdaten.',
    },
    decide_transport: {
      title: 'Übertragungsweg wählen',
      help: 'Entscheiden Sie, auf welchem der angebotenen Wege die Anträge zu Ihnen kommen, jetzt und später.',
    },
    enter_in_pvog: {
      title: 'Eintrag im Zuständigkeitsfinder veranlassen',
      help: 'Die Redaktion des Landes trägt ein, dass die Behörde für die Leistung zuständig ist. Erst dann finden Bürgerinnen und Bürger den Dienst.',
    },
    complete_questionnaire: {
      title: 'Anbindungsfragebogen ausfüllen',
      help: 'Tragen Sie die technischen Daten für Abnahme und Produktion ein. Aus ihnen entsteht der Fragebogen.',
    },
    set_up_download: {
      title: 'Geschützten Abruf einrichten',
      help: 'Bremen richtet den Abruf der PDF-Dateien mit Kennwort ein und teilt der Behörde den Zugang mit.',
    },
    set_up_start_page: {
      title: 'Startadresse einrichten',
      help: 'Bremen richtet die Adresse ein, unter der der Dienst für diese Behörde beginnt.',
    },
    commission_vendor: {
      title: 'Hersteller des Fachverfahrens beauftragen',
      help: 'Beauftragen Sie den Hersteller mit der Schnittstelle. Das dauert oft am längsten, beginnen Sie früh.',
    },
    install_interface: {
      title: 'Schnittstelle im Fachverfahren einrichten',
      help: 'Der Hersteller spielt die Schnittstelle ein und prüft, ob Anträge im Fachverfahren ankommen.',
    },
    obtain_certificate: {
      title: 'OSCI-Zertifikat besorgen',
      help: 'Beantragen Sie ein Zertifikat der Verwaltungs-PKI auf den Namen der Funktion, je eines für Abnahme und Produktion. Der private Schlüssel bleibt bei Ihnen.',
    },
    set_up_osci_mailbox: {
      title: 'OSCI-Postfach einrichten',
      help: 'Der IT-Dienstleister richtet das Postfach beim Intermediär ein. Mehrere Behörden können sich eines teilen.',
    },
    order_dvdv_entry: {
      title: 'Eintrag im DVDV bestellen',
      help: 'Die pflegende Stelle des Landes trägt Schlüssel, Zertifikat und Postfach ins Verzeichnis ein, für Abnahme und Produktion.',
    },
    create_destination: {
      title: 'Zustellpunkt bei FIT-Connect anlegen',
      help: 'Legen Sie den Zustellpunkt im Selbstbedienungsportal an, je einen für Abnahme und Produktion.',
    },
    open_firewall: {
      title: 'Firewall freischalten',
      help: 'Der IT-Dienstleister lässt die Verbindung zum Übertragungsweg zu, wo das nötig ist.',
    },
  },
  warning: {
    cutover_on_weekend: 'Der Stichtag {{day, day}} liegt auf einem Wochenende.',
    contract_ends: 'Der Vertrag des Landes endet am {{day, day}}. Danach ist die Anbindung nicht mehr gedeckt.',
    certificate_expires_soon:
      'Das Zertifikat ($t(onboarding.environment.{{environment}})) läuft am {{day, day}} ab. Bitte rechtzeitig ein neues eintragen.',
    legacy_dvdv_key:
      'Der DVDV-Schlüssel {{key}} ($t(onboarding.environment.{{environment}})) hat die alte Form mit 8 Ziffern. Bitte bei der pflegenden Stelle nachfragen, ob es einen neuen gibt.',
  },
  event: {
    interest_kept: 'Interesse vorgemerkt; eine Anfrage ist noch nicht möglich',
    request_possible: 'Das Land hat jetzt einen Vertrag: die Anbindung kann angefragt werden',
    request_blocked: 'Eine Anfrage ist zurzeit nicht möglich',
    requested: 'Anbindung angefragt',
    cleared: 'Vom Land freigegeben',
    declined: 'Vom Land abgelehnt',
    started: 'Vorbereitung begonnen',
    connecting_begun: 'Technische Anbindung begonnen',
    testing_begun: 'Test begonnen',
    submitted_for_approval: 'Zur Freigabe vorgelegt',
    approved: 'Freigegeben, Seite: {{side}}, Stufe: {{stage}}',
    scheduled: 'Stichtag festgelegt: {{cutoverOn, day}}',
    went_live: 'Produktiv, Stufe: {{stage}}',
    switched_to_direct: 'Auf direkte Übertragung umgestellt',
    cancelled: 'Abgebrochen',
    disconnected: 'Abgeschaltet',
    paused: 'Angehalten, Seite: {{side}}',
    resumed: 'Weitergeführt, Seite: {{side}}',
    task_changed: 'Aufgabe „{{task}}“: {{taskState}}',
    parameters_changed: 'Technische Daten geändert ({{environment}})',
    test_planned: 'Test geplant ({{environment}})',
    test_passed: 'Test bestanden ({{environment}})',
    test_failed: 'Test nicht bestanden ({{environment}})',
    evidence_added: 'Nachweis zum Test hinterlegt ({{environment}})',
    ends_announced: 'Der Vertrag des Landes endet am {{endsOn, day}}',
    end_called_off: 'Der Vertrag des Landes läuft weiter',
    contract_ended: 'Der Vertrag des Landes ist beendet',
  },
};

/** Why something about a connection was refused. */
export const onboardingRefusal = {
  connection_is_open: 'Für diese Behörde und diesen Dienst gibt es schon eine Anbindung, die läuft. Bitte dort weitermachen.',
  interest_is_kept: 'Das Interesse dieser Behörde ist schon vorgemerkt. Eine Anfrage ist noch nicht möglich; unten steht, was fehlt.',
  not_competent: '{{authority}} ist für „{{service}}“ nicht zuständig. Zuständig ist hier: {{competent}}.',
  nobody_competent_here:
    '{{authority}} ist für „{{service}}“ nach den Angaben des Landes nicht zuständig. Wer hier zuständig ist, klärt die Kontaktstelle des Landes.',
  already_approved: 'Diese Seite hat schon freigegeben.',
  already_paused: 'Ihre Seite hat diese Anbindung schon angehalten.',
  pause_of_other_side: 'Angehalten hat die andere Seite; nur sie kann wieder fortsetzen.',
  direct_not_offered: 'Für diesen Dienst wird keine direkte Übertragung angeboten.',
  already_direct: 'Diese Anbindung läuft schon mit direkter Übertragung.',
  private_key:
    'Das ist ein privater Schlüssel, kein Zertifikat. Er wurde nicht gespeichert. Ein privater Schlüssel verlässt nie Ihr Haus: Bitte nehmen Sie ihn außer Gebrauch, erzeugen Sie einen neuen und laden Sie hier nur das Zertifikat hoch.',
  batch_is_committed: 'Dieser Schritt wurde schon für alle ausgeführt.',
  evidence_exists: 'Zu diesem Test liegt schon ein Nachweis. Für einen neuen bitte einen neuen Test aufzeichnen.',
};

/** What is wrong with a field of a connection. */
export const onboardingInvalid = {
  isDvdvKey: 'Bitte drei Buchstaben und zwölf Ziffern angeben, zum Beispiel wgb010540880000 (ältere Schlüssel: acht Ziffern).',
  private_key: 'Hier steht ein privater Schlüssel. Er wird nicht angenommen und wurde nicht gespeichert.',
  not_a_certificate:
    'Das ist kein lesbares Zertifikat. Angenommen wird ein X.509-Zertifikat als PEM („-----BEGIN CERTIFICATE-----“) oder DER in Base64.',
  certificate_expired: 'Dieses Zertifikat ist am {{day, day}} abgelaufen. Bitte ein gültiges eintragen.',
  certificate_not_yet_valid: 'Dieses Zertifikat gilt erst ab dem {{day, day}}.',
  certificate_weak_key:
    'Der Schlüssel dieses Zertifikats ist zu schwach ({{bits}} Bit). Nötig sind mindestens {{fewest}} Bit (RSA) oder eine elliptische Kurve.',
  same_in_other_environment: 'Derselbe Wert steht schon in der anderen Umgebung. Abnahme und Produktion brauchen verschiedene Werte.',
  no_such_authority: 'Diese Behörde gibt es nicht.',
  cutover_past: 'Der Stichtag liegt in der Vergangenheit. Bitte heute oder einen späteren Tag wählen.',
};

/** What stands between a connection and its next step. */
export const onboardingMissing = {
  active_contract: 'Es gibt noch keinen gültigen Vertrag zwischen {{state}} und dem Anbieter über „{{service}}“.',
  contract_ends_before_cutover: 'Der Vertrag des Landes endet am {{day, day}}, vor dem Stichtag.',
  competence_unresolved: '{{state}} hat noch nicht geklärt, welche Behörden für „{{service}}“ zuständig sind.',
  competence_not_competent: 'Die Behörde ist nach den Angaben von {{state}} für „{{service}}“ nicht zuständig.',
  service_offered: '„{{service}}“ kann zurzeit nicht bestellt werden.',
  paused_by_authority: 'Die Behörde hat die Anbindung angehalten.',
  paused_by_operator: 'Bremen hat die Anbindung angehalten.',
  task: 'Aufgabe offen: $t(onboarding.checklist.{{task}}.title).',
  parameters: 'Technische Daten fehlen: $t(onboarding.environment.{{environment}}).',
  parameter: 'Technische Daten unvollständig ($t(onboarding.environment.{{environment}})): $t(onboarding.parameter.{{field}}).',
  same_transport: 'Abnahme und Produktion nennen verschiedene Übertragungswege.',
  passed_test: 'Ein bestandener Test in der Abnahme fehlt.',
  failed_production_test: 'Der letzte Test in der Produktion wurde nicht bestanden.',
  certificate_expired: 'Das Zertifikat für die Produktion ist am {{day, day}} abgelaufen.',
  certificate_expires_before_cutover: 'Das Zertifikat für die Produktion läuft am {{day, day}} ab, vor dem {{cutover, day}}.',
  approval_authority: 'Die Freigabe der Behörde fehlt.',
  approval_operator: 'Die Freigabe von Bremen fehlt.',
  cutover_day: 'Ein Stichtag ist noch nicht festgelegt.',
  cutover_reached: 'Der Stichtag {{day, day}} ist noch nicht erreicht.',
};
