/** Länder, regions, authorities and who is competent. */
export const directory = {
  regionKind: {
    state: 'Land',
    government_region: 'Government region',
    planning_region: 'Planning region',
    district: 'District or independent city',
    association: 'Association of municipalities',
    municipality: 'Municipality',
  },
  municipalAccess: {
    covered: 'Covered by the contract of the Land',
    call_off: 'Needs a call-off of its own',
  },
  level: {
    each_district: 'Each district and independent city',
    each_municipality: 'Each municipality',
    one_state_authority: 'One authority for the whole Land',
    named_list: 'Authorities named one by one',
  },
  authorityField: {
    name: 'Name',
    mailbox: 'Functional mailbox',
    organisationId: 'Acting organisation',
    validUntil: 'Last day',
    regions: 'Regions',
  },
  gap: {
    no_rule: '{{state}} has not said yet which authorities are competent for “{{leistung}}”.',
    region_too_large: 'Several authorities are competent for {{region}}, each for a part of it. Please give a district or a municipality.',
    no_authority: '{{state}} has said who is competent for “{{leistung}}”, but no authority is entered for {{region}}.',
    several_authorities:
      'Several authorities are entered for {{region}} and “{{leistung}}”. {{state}} has to settle which of them is competent.',
    uncovered_regions: '{{state}} has said who is competent for “{{leistung}}”, but no authority is entered for {{uncovered}} regions.',
  },
};

export const directoryRefusal = {
  unknown_leika: 'The directory has no Leistung with the LeiKa key {{leikaKey}}. Please check the key.',
  unknown_ars: 'The directory has no region with the key {{ars}} on {{on}}. Please check the key and the day.',
  leistung_exists: 'The directory already has a Leistung with this LeiKa key.',
  competence_rule_overlaps:
    'There is already a rule for this Leistung in the same Land and period. Please enter its end first, or choose another period.',
  not_your_state: 'You may do this for your own Land only.',
  authority_field_not_yours: 'You may not change these details of this authority: {{fields}}.',
};

export const directoryInvalid = {
  isState: 'Please give a Land, by code (05) or short name (NW).',
  isArs: 'This is not a regional key (ARS): 2, 3, 5, 9 or 12 digits that begin with the code of a Land.',
  isAgs: 'This is not a municipal key (AGS): 8 digits that begin with the code of a Land.',
  isLeikaKey: 'This is not a LeiKa key: 14 digits that begin with 99.',
  unknown_leika: 'The directory has no such Leistung: {{leikaKey}}.',
  unknown_ars: 'The directory has no such region: {{ars}}.',
  region_of_other_state: 'This region lies in another Land: {{ars}}.',
  unknown_authority_type: 'There is no such type of authority: {{type}}.',
  unknown_organisation: 'There is no organisation with this identifier that can act for authorities.',
  unknown_authority: 'One of these authorities does not exist, or belongs to another Land or is of another type.',
  no_authority_serves:
    'The directory has no authority of this type in this Land to which this applies. Please enter the authorities first.',
  not_one_state_authority: 'For this, exactly one authority of this type has to be entered for the whole Land; there are {{found}}.',
  only_for_named_list: 'Authorities are given only when they are to be named one by one.',
  before_start: 'The end lies before the beginning.',
  after_end: 'The end lies after the day that is already entered.',
};
