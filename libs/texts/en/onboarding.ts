/** Connections of authorities: labels of states and steps, the checklist, what happened and what people should know. */
export const onboarding = {
  connection: {
    state: {
      interest: 'Interest kept',
      requested: 'Requested',
      cleared: 'Cleared by the Land',
      preparing: 'In preparation',
      connecting: 'Being connected',
      testing: 'In test',
      approval: 'Submitted for approval',
      scheduled: 'Cutover day set',
      live: 'Live',
      declined: 'Declined',
      cancelled: 'Cancelled',
      disconnected: 'Disconnected',
    },
    action: {
      request: 'Request connection',
      clear: 'Clear connection',
      decline: 'Decline',
      start: 'Begin preparation',
      begin_connecting: 'Begin connecting',
      begin_testing: 'Begin testing',
      submit_for_approval: 'Submit for approval',
      approve_authority: 'Approve for the authority',
      approve_operator: 'Approve for Bremen',
      schedule: 'Set cutover day',
      go_live: 'Go live',
      switch_to_direct: 'Switch to direct transfer',
      cancel: 'Cancel',
      disconnect: 'Disconnect',
    },
  },
  pause: {
    state: {
      none: 'Running',
      by_authority: 'Paused by the authority',
      by_operator: 'Paused by Bremen',
      by_both: 'Paused by the authority and by Bremen',
    },
    action: { pause: 'Pause', resume: 'Resume' },
  },
  task: {
    state: {
      open: 'Open',
      in_progress: 'In progress',
      waiting_for: 'Waiting',
      done: 'Done',
      failed: 'Failed',
      skipped: 'Skipped',
    },
    action: {
      begin: 'Begin',
      wait: 'Wait for somebody',
      finish: 'Report as done',
      fail: 'Report as failed',
      skip: 'Skip',
      reopen: 'Open again',
    },
  },
  test_run: {
    state: { planned: 'Planned', passed: 'Passed', failed: 'Failed' },
    action: { pass: 'Report as passed', fail: 'Report as failed' },
  },
  dimension: { organisation: 'Organisation', law: 'Law', finance: 'Finance', technology: 'Technology' },
  stage: { interim: 'interim (PDF by protected download)', direct: 'direct into the specialist system' },
  environment: { test: 'acceptance test', production: 'production' },
  side: { authority: 'authority', operator: 'Bremen' },
  parameter: {
    transport: 'Transport',
    organisationUnitId: 'Number of the organisation unit',
    mailbox: 'Functional mailbox',
    privacyUrl: 'Address of the privacy notice',
    imprintUrl: 'Address of the imprint',
    pvogUrl: 'Entry in the portal network (PVOG)',
    dvdvKey: 'DVDV organisation key',
    destinationId: 'FIT-Connect destination',
    xtaEndpointUrl: 'Address of the XTA server',
    certificate: 'Certificate',
  },
  checklist: {
    name_contacts: {
      title: 'Name contacts',
      help: 'Name people for subject matter, technology and data protection, a deputy and a contact for emergencies.',
    },
    set_up_mailbox: {
      title: 'Set up a functional mailbox',
      help: 'Set up a mailbox that several people read. All notices about the service go there.',
    },
    arrange_support: {
      title: 'Arrange first-level support',
      help: "Decide who takes citizens' questions and to whom unclear ones are passed on.",
    },
    inform_staff: {
      title: 'Inform staff',
      help: 'Show the team how online applications arrive and what changes in its work.',
    },
    agree_data_processing: {
      title: 'Agree on data protection',
      help: 'Conclude the agreement on data processing (AVV) or on joint control under Art. 26 GDPR.',
    },
    adopt_protection_concept: {
      title: 'Update the data-protection and IT-security concept',
      help: 'Enter the service in your record of processing activities and in your security concept.',
    },
    publish_legal_notices: {
      title: 'Publish privacy notice and imprint',
      help: 'Put both pages online. The service links to them; the addresses belong to the technical data.',
    },
    confirm_funding: {
      title: 'Confirm funding',
      help: 'The Land settles with the authority who bears which costs. Costs of connecting are not part of the joint financing.',
    },
    set_up_payment: {
      title: 'Set up the payment component',
      help: 'Fees need a tenant of the payment component (such as ePayBL) with budget data.',
    },
    decide_transport: {
      title: 'Choose the transport',
      help: 'Decide by which of the transports offered applications reach you, now and later.',
    },
    enter_in_pvog: {
      title: 'Have the responsibility finder updated',
      help: "The Land's editors enter that the authority is responsible. Only then do citizens find the service.",
    },
    complete_questionnaire: {
      title: 'Complete the connection questionnaire',
      help: 'Enter the technical data for acceptance test and production. The questionnaire is made of them.',
    },
    set_up_download: {
      title: 'Set up the protected download',
      help: 'Bremen sets up the password-protected download of PDF files and tells the authority how to reach it.',
    },
    set_up_start_page: {
      title: 'Set up the start address',
      help: 'Bremen sets up the address at which the service begins for this authority.',
    },
    commission_vendor: {
      title: 'Commission the vendor of the specialist system',
      help: 'Commission the vendor to provide the interface. This often takes longest, so begin early.',
    },
    install_interface: {
      title: 'Install the interface in the specialist system',
      help: 'The vendor installs the interface and checks that applications arrive in the specialist system.',
    },
    obtain_certificate: {
      title: 'Obtain the OSCI certificate',
      help: 'Apply for a certificate of the administrative PKI in the name of the function, one each for acceptance test and production. The private key stays with you.',
    },
    set_up_osci_mailbox: {
      title: 'Set up the OSCI mailbox',
      help: 'The IT service provider sets up the mailbox at the intermediary. Several authorities can share one.',
    },
    order_dvdv_entry: {
      title: 'Order the DVDV entry',
      help: "The Land's maintaining body enters key, certificate and mailbox in the directory, for acceptance test and production.",
    },
    create_destination: {
      title: 'Create the FIT-Connect destination',
      help: 'Create the destination in the self-service portal, one each for acceptance test and production.',
    },
    open_firewall: {
      title: 'Open the firewall',
      help: 'The IT service provider lets the connection to the transport through where that is needed.',
    },
  },
  warning: {
    cutover_on_weekend: 'The cutover day {{day, day}} falls on a weekend.',
    contract_ends: "The Land's contract ends on {{day, day}}. After that the connection is no longer covered.",
    certificate_expires_soon:
      'The certificate ($t(onboarding.environment.{{environment}})) expires on {{day, day}}. Please enter a new one in time.',
    legacy_dvdv_key:
      'The DVDV key {{key}} ($t(onboarding.environment.{{environment}})) has the old form with 8 digits. Please ask the maintaining body whether there is a new one.',
  },
  event: {
    interest_kept: 'Interest kept; a request is not possible yet',
    request_possible: 'The Land has a contract now: the connection can be requested',
    request_blocked: 'A request is not possible at present',
    requested: 'Connection requested',
    cleared: 'Cleared by the Land',
    declined: 'Declined by the Land',
    started: 'Preparation begun',
    connecting_begun: 'Technical connection begun',
    testing_begun: 'Testing begun',
    submitted_for_approval: 'Submitted for approval',
    approved: 'Approved, side: {{side}}, stage: {{stage}}',
    scheduled: 'Cutover day set: {{cutoverOn, day}}',
    went_live: 'Live, stage: {{stage}}',
    switched_to_direct: 'Switched to direct transfer',
    cancelled: 'Cancelled',
    disconnected: 'Disconnected',
    paused: 'Paused, side: {{side}}',
    resumed: 'Resumed, side: {{side}}',
    task_changed: 'Task “{{task}}”: {{taskState}}',
    parameters_changed: 'Technical data changed ({{environment}})',
    test_planned: 'Test planned ({{environment}})',
    test_passed: 'Test passed ({{environment}})',
    test_failed: 'Test failed ({{environment}})',
    evidence_added: 'Evidence of the test added ({{environment}})',
    ends_announced: "The Land's contract ends on {{endsOn, day}}",
    end_called_off: "The Land's contract goes on",
    contract_ended: "The Land's contract has ended",
  },
};

/** Why something about a connection was refused. */
export const onboardingRefusal = {
  connection_is_open: 'There is an open connection of this authority with this service already. Please go on there.',
  interest_is_kept: 'The interest of this authority is kept already. A request is not possible yet; below is what is missing.',
  not_competent: '{{authority}} is not competent for “{{service}}”. Competent here: {{competent}}.',
  nobody_competent_here:
    '{{authority}} is not competent for “{{service}}” by what the Land says. The contact point of the Land can tell who is.',
  already_approved: 'This side has approved already.',
  already_paused: 'Your side has paused this connection already.',
  pause_of_other_side: 'The other side has paused it; only they can resume.',
  direct_not_offered: 'No direct transfer is offered for this service.',
  already_direct: 'This connection uses direct transfer already.',
  private_key:
    'This is a private key, not a certificate. It has not been stored. A private key never leaves your house: please stop using it, make a new one and upload only the certificate here.',
  batch_is_committed: 'This step has been carried out for all of them already.',
  evidence_exists: 'There is evidence for this test already. For new evidence please record a new test.',
};

/** What is wrong with a field of a connection. */
export const onboardingInvalid = {
  isDvdvKey: 'Please give three letters and twelve digits, such as wgb010540880000 (older keys: eight digits).',
  private_key: 'A private key stands here. It is not accepted and has not been stored.',
  not_a_certificate:
    'This is not a readable certificate. Accepted are X.509 certificates as PEM (“-----BEGIN CERTIFICATE-----”) or DER in Base64.',
  certificate_expired: 'This certificate expired on {{day, day}}. Please enter a valid one.',
  certificate_not_yet_valid: 'This certificate is only valid from {{day, day}}.',
  certificate_weak_key:
    'The key of this certificate is too weak ({{bits}} bits). Needed are at least {{fewest}} bits (RSA) or an elliptic curve.',
  same_in_other_environment: 'The same value stands in the other environment. Acceptance test and production need different values.',
  no_such_authority: 'There is no such authority.',
  cutover_past: 'The cutover day lies in the past. Please choose today or a later day.',
};

/** What stands between a connection and its next step. */
export const onboardingMissing = {
  active_contract: 'There is no contract in force yet between {{state}} and the supplier on “{{service}}”.',
  contract_ends_before_cutover: "The Land's contract ends on {{day, day}}, before the cutover day.",
  competence_unresolved: '{{state}} has not yet settled which authorities are competent for “{{service}}”.',
  competence_not_competent: 'By what {{state}} says, the authority is not competent for “{{service}}”.',
  service_offered: '“{{service}}” cannot be ordered at present.',
  paused_by_authority: 'The authority has paused the connection.',
  paused_by_operator: 'Bremen has paused the connection.',
  task: 'Open task: $t(onboarding.checklist.{{task}}.title).',
  parameters: 'Technical data are missing: $t(onboarding.environment.{{environment}}).',
  parameter: 'Technical data are incomplete ($t(onboarding.environment.{{environment}})): $t(onboarding.parameter.{{field}}).',
  same_transport: 'Acceptance test and production name different transports.',
  passed_test: 'A passed acceptance test is missing.',
  failed_production_test: 'The latest test in production failed.',
  certificate_expired: 'The certificate for production expired on {{day, day}}.',
  certificate_expires_before_cutover: 'The certificate for production expires on {{day, day}}, before {{cutover, day}}.',
  approval_authority: "The authority's approval is missing.",
  approval_operator: "Bremen's approval is missing.",
  cutover_day: 'No cutover day has been set yet.',
  cutover_reached: 'The cutover day {{day, day}} has not come yet.',
};
