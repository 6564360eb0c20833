/** Interests and contracts: labels of states and steps, and what the documents say. */
export const contracts = {
  kind: { co_use: 'Co-use contract', provision: 'Provision contract' },
  channel: {
    fit_store: 'FIT-Store',
    efa_marktplatz: 'EfA-Marktplatz',
    administrative_agreement: 'Administrative agreement',
    marktplatz_der_zukunft: 'Marktplatz der Zukunft',
  },
  side: { customer: 'For the customer', supplier: 'For the supplier' },
  notice_target: { year_end: 'to the end of a calendar year', month_end: 'to the end of a month', any_day: 'to any day' },
  annex: {
    service_description: 'Service description',
    price_sheet: 'Price sheet',
    data_processing: 'Data-processing agreement',
    general_terms: 'General terms',
    service_level: 'Service level agreement',
    contact_sheet: 'Contact sheet',
    alignment_letter: 'Alignment letter',
  },
  interest: {
    state: {
      submitted: 'Submitted',
      in_alignment: 'In alignment',
      confirmed: 'Confirmed',
      declined: 'Declined',
      withdrawn: 'Withdrawn',
    },
    action: {
      start_alignment: 'Start alignment',
      confirm: 'Confirm',
      decline: 'Decline',
      withdraw: 'Withdraw',
    },
  },
  contract: {
    state: {
      draft: 'Draft',
      in_alignment: 'In alignment',
      offered: 'Offered',
      signed: 'Signed by the customer',
      concluded: 'Concluded',
      active: 'In force',
      notice_given: 'Notice given',
      ended: 'Ended',
      withdrawn: 'Withdrawn',
      rejected: 'Rejected',
      expired: 'Offer lapsed',
    },
    action: {
      start_alignment: 'Start alignment',
      offer: 'Release and offer',
      revise: 'Take back for revision',
      sign: 'Sign',
      countersign: 'Countersign',
      reject: 'Reject',
      withdraw: 'Withdraw',
      give_notice: 'Give notice',
      withdraw_notice: 'Take notice back',
      activate: 'Bring into force',
      end: 'End',
      expire: 'Let the offer lapse',
    },
  },
  document: {
    draft_mark: 'DRAFT',
    draft_footer: '{{number}} · draft of {{day}}, not for signing',
    footer: '{{number}} · version {{version}} · SHA-256 {{sha256}}',
    signatures: 'Signatures',
    signatures_note: 'Made in the portal in text form with a second factor. The digest covers the text of the contract up to here.',
    signer: 'Name and function',
    authority: 'Authority to represent',
    signed_at: 'Signed at',
    signed_text: 'SHA-256 of the text',
  },
};

/** Why a step of an interest or a contract was refused, and the way out. */
export const contractsRefusal = {
  interest_open:
    'Your Land has already declared interest in this service. Your interests show where it stands; a second one is not needed.',
  contract_exists: 'There is already a contract for this service that is being prepared or in force. Please continue there.',
  text_is_frozen:
    'The text can only be changed while the contract is a draft or in alignment. The contract managers can take an offer back for revision.',
  not_signatory:
    'Only a signatory of {{organisation}} can sign here. Please ask one or, if you are one, sign in with the other organisation.',
  already_signed: '{{name}} has already signed for this side on {{day}}. There is nothing left to do.',
  offer_lapsed: 'The offer lapsed on {{day}} and can no longer be accepted. Please ask the contract managers for a new offer.',
  text_changed:
    'The text of the contract is no longer the one you have read, or it is being revised. Please reload the contract, read the present text and then sign.',
  same_person_both_sides: 'You have already signed this contract for the other side. Another signatory has to sign for this side.',
};

/** What stands in the way of a step of an interest or a contract. */
export const contractsMissing = {
  interest_has_contract: 'A contract has come of this interest. An offer can be rejected, a contract in force be given notice.',
  published_service: 'The service is not published and so cannot be offered.',
  active_provision: 'There is no provision contract in force for this service in the FIT-Store.',
  confirmed_interest: 'There is no confirmed interest of the Land.',
  hub_organisation: 'No organisation has been entered for the FIT-Store yet.',
  operator_organisation: 'No organisation has been entered for the operator yet.',
  start_in_future: 'The contract would start in the past. Please enter today or a later day.',
  standing_offer: 'The offer has lapsed. A new one is needed.',
  other_signatory: 'You have signed for the other side. Another person has to sign here.',
  start_day: 'The day on which the contract starts has not come yet.',
  last_day: 'The last day of the contract is not over yet.',
  lapsed_offer: 'The time of the offer is not over yet.',
};

/** What is wrong with a field of an interest or a contract. */
export const contractsInvalid = {
  day_in_past: 'Please give today or a later day.',
  no_template: 'There is no contract text for this channel yet.',
  provision_without_state: 'A provision contract belongs to no Land. Please leave this empty.',
  state_without_organisation: 'No organisation has been entered for this Land yet.',
};
