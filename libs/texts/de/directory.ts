/** Länder, regions, authorities and who is competent. */
export const directory = {
  regionKind: {
    state: 'Land',
    government_region: 'Regierungsbezirk',
    planning_region: 'Region',
    district: 'Kreis oder kreisfreie Stadt',
    association: 'Gemeindeverband',
    municipality: 'Gemeinde',
  },
  municipalAccess: {
    covered: 'Durch den Vertrag des Landes abgedeckt',
    call_off: 'Eigener Einzelabruf nötig',
  },
  level: {
    each_district: 'Jeder Kreis und jede kreisfreie Stadt',
    each_municipality: 'Jede Gemeinde',
    one_state_authority: 'Eine Behörde für das ganze Land',
    named_list: 'Einzeln benannte Behörden',
  },
  authorityField: {
    name: 'Name',
    mailbox: 'Funktionspostfach',
    organisationId: 'Handelnde Organisation',
    validUntil: 'Letzter Tag',
    regions: 'Gebiete',
  },
  gap: {
    no_rule: 'Das Land {{state}} hat für „{{leistung}}“ noch nicht festgelegt, welche Behörden zuständig sind.',
    region_too_large: 'Für {{region}} sind mehrere Behörden zuständig, jede für einen Teil. Bitte einen Kreis oder eine Gemeinde angeben.',
    no_authority:
      'Das Land {{state}} hat die Zuständigkeit für „{{leistung}}“ festgelegt, aber für {{region}} ist keine Behörde eingetragen.',
    several_authorities:
      'Für {{region}} sind bei „{{leistung}}“ mehrere Behörden eingetragen. Das Land {{state}} muss klären, welche zuständig ist.',
    uncovered_regions:
      'Das Land {{state}} hat die Zuständigkeit für „{{leistung}}“ festgelegt, aber in {{uncovered}} Gebieten ist keine Behörde eingetragen.',
  },
};

export const directoryRefusal = {
  unknown_leika: 'Die Leistung mit dem LeiKa-Schlüssel {{leikaKey}} steht nicht im Verzeichnis. Bitte den Schlüssel prüfen.',
  unknown_ars: 'Ein Gebiet mit dem Regionalschlüssel {{ars}} kennt das Verzeichnis am {{on}} nicht. Bitte Schlüssel und Tag prüfen.',
  leistung_exists: 'Eine Leistung mit diesem LeiKa-Schlüssel steht schon im Verzeichnis.',
  competence_rule_overlaps:
    'Für diese Leistung gibt es im selben Land und Zeitraum schon eine Festlegung. Bitte zuerst deren Ende eintragen oder einen anderen Zeitraum wählen.',
  not_your_state: 'Das dürfen Sie nur für Ihr eigenes Land.',
  authority_field_not_yours: 'Diese Angaben dürfen Sie bei dieser Behörde nicht ändern: {{fields}}.',
};

export const directoryInvalid = {
  isState: 'Bitte ein Land angeben, mit Schlüssel (05) oder Kürzel (NW).',
  isArs: 'Das ist kein Regionalschlüssel (ARS): 2, 3, 5, 9 oder 12 Ziffern, die mit dem Schlüssel eines Landes beginnen.',
  isAgs: 'Das ist kein Gemeindeschlüssel (AGS): 8 Ziffern, die mit dem Schlüssel eines Landes beginnen.',
  isLeikaKey: 'Das ist kein LeiKa-Schlüssel: 14 Ziffern, die mit 99 beginnen.',
  unknown_leika: 'Diese Leistung steht nicht im Verzeichnis: {{leikaKey}}.',
  unknown_ars: 'Dieses Gebiet kennt das Verzeichnis nicht: {{ars}}.',
  region_of_other_state: 'Dieses Gebiet liegt in einem anderen Land: {{ars}}.',
  unknown_authority_type: 'Diese Art von Behörde gibt es nicht: {{type}}.',
  unknown_organisation: 'Eine Organisation mit dieser Kennung, für die Behörden handeln können, gibt es nicht.',
  unknown_authority: 'Eine dieser Behörden gibt es nicht, oder sie gehört zu einem anderen Land oder einer anderen Art.',
  no_authority_serves:
    'Im Verzeichnis steht in diesem Land keine Behörde dieser Art, auf die das zutrifft. Bitte zuerst die Behörden eintragen.',
  not_one_state_authority: 'Dafür muss genau eine Behörde dieser Art für das ganze Land eingetragen sein; es sind {{found}}.',
  only_for_named_list: 'Einzelne Behörden werden nur angegeben, wenn sie einzeln benannt werden sollen.',
  before_start: 'Das Ende liegt vor dem Beginn.',
  after_end: 'Das Ende liegt nach dem Tag, der schon eingetragen ist.',
};
