/** Services of the catalogue. */
export const catalogue = {
  service: {
    state: {
      draft: 'Draft',
      in_review: 'In review',
      published: 'Published',
      paused: 'Paused',
      retired: 'Retired',
    },
    action: {
      submit: 'Submit for review',
      request_changes: 'Request changes',
      publish: 'Publish',
      pause: 'Pause',
      resume: 'Offer again',
      retire: 'Retire',
    },
  },
  phase: {
    planning: 'Planning',
    design: 'Design',
    implementation: 'Implementation',
    pilot: 'Pilot',
    rollout: 'Rollout',
    nationwide: 'Nationwide',
  },
  transport: {
    file_drop: 'PDF by protected download',
    osci_xta: 'OSCI/XTA',
    fit_connect: 'FIT-Connect',
    deep_link: 'Deep link to the platform',
  },
  stage: {
    interim: 'Interim',
    direct: 'Straight into the specialist system',
  },
  priceModel: {
    free: 'Free of charge',
    by_key: 'Share by allocation key',
    fixed_per_state: 'Fixed amount per Land',
    per_case: 'Amount per case',
  },
  sort: {
    relevance: 'Best match',
    name: 'Name',
    newest: 'Newest first',
  },
  field: {
    slug: 'Address in the catalogue',
    name: 'Name',
    abbreviation: 'Abbreviation',
    summary: 'Summary',
    description: 'Description',
    topic: 'Topic area',
    leadStateCode: 'Leading Land',
    platform: 'Platform',
    operatorName: 'Operated by',
    contactEmail: 'Contact address',
    supportFirstLevel: 'Support, first level',
    supportSecondLevel: 'Support, second level',
    supportThirdLevel: 'Support, third level',
    priceModel: 'Price model',
    hasFees: 'Fees for applicants',
    leistungen: 'Leistungen',
    authorityTypes: 'Competent authorities',
    transports: 'Transports',
    facts: 'Days of the implementation project',
  },
};

export const catalogueRefusal = {
  slug_taken: 'This address in the catalogue is taken. Please choose another.',
  service_not_orderable: '“{{service}}” is not published at present. New contracts and connections are therefore not possible.',
  service_not_editable: 'The entry cannot be changed in this state. During a review, please request changes first.',
};

export const catalogueMissing = {
  service_description: 'The description of the service is missing.',
  service_leistung: 'No Leistung (LeiKa) has been entered.',
  service_authority_type: 'It has not been entered which type of authority is competent.',
  service_transport: 'No transport has been entered.',
  service_contact: 'The contact address is missing.',
  service_support_levels: 'The three levels of support are not fully described.',
  service_price_model: 'The price model is missing; “free of charge” has to be said too.',
};

export const catalogueInvalid = {
  comment_needed: 'Please write at one field at least what should be changed.',
  isSlug: 'Please use only lower-case letters, digits and single hyphens, 80 characters at most.',
  unknown_topic: 'There is no such topic area.',
  unknown_successor: 'There is no published service with this address that could succeed it.',
  doubled_transport: 'Please give each transport only once.',
  doubled_phase: 'Please give each phase only once.',
  fact_without_day: 'Please give a planned or an actual day for each phase.',
  fact_in_future: 'An actual day cannot lie in the future.',
  in_past: 'This day lies in the past.',
};
