/** What is left out of a report, each by choice. */
export type Masking = { sources: boolean; rationales: boolean; names: boolean };
