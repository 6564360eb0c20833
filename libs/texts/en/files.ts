/** Why a file was not accepted. */
export const filesRefusal = {
  file_too_large: 'The file is larger than {{megabytes}} MB. Please upload a smaller version.',
  file_type_mismatch:
    'By its content the file is of type {{found}}. Accepted here: {{accepted}}. The ending of the name does not count; please save the file in one of these formats.',
  file_type_unknown: 'The content of the file cannot be recognised. Accepted here: {{accepted}}.',
};

/** What is wrong with an uploaded file. */
export const filesInvalid = {
  file_empty: 'The file is empty. Please check that it is the right one and upload it again.',
};
