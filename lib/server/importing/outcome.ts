import 'server-only';

import type { ArticleDocument } from '@/lib/domain/articles/document';

/**
 * What comes of an import: an article as it will be checked, or a refusal that
 * says what is wrong and what to do. Nothing between the two.
 */

export type ImportFormat = 'text' | 'markdown' | 'html' | 'docx';

export type ImportFailureCode =
  | 'empty'
  | 'no_text'
  | 'too_large'
  | 'text_too_long'
  | 'too_many_elements'
  | 'too_deep'
  | 'unsupported_format'
  | 'wrong_extension'
  | 'binary'
  | 'nul_character'
  | 'lone_surrogate'
  | 'broken_encoding'
  | 'password_protected'
  | 'legacy_word'
  | 'damaged_file'
  | 'archive_too_large'
  | 'archive_unsafe'
  | 'parser_timeout'
  | 'parser_memory'
  | 'parser_failed'
  | 'url_invalid'
  | 'url_scheme'
  | 'url_port'
  | 'url_credentials'
  | 'url_private_address'
  | 'url_unreachable'
  | 'url_certificate'
  | 'url_timeout'
  | 'url_redirects'
  | 'url_not_found'
  | 'url_not_allowed'
  | 'url_server_error'
  | 'url_too_large'
  | 'url_not_html';

/** Where in the input the trouble is. Offsets begin at 0, lines at 1. */
export type ImportPlace = {
  unit: 'byte' | 'code_point';
  offset: number;
  line: number;
};

export type ImportFailure = {
  ok: false;
  code: ImportFailureCode;
  /** Sentences for the person importing: what is wrong, then what to do. */
  detail: string;
  at?: ImportPlace;
};

export type ImportMetadata = {
  /** Never empty: without a headline, the first words of the text. */
  title: string;
  outlet: string | null;
  byline: string | null;
  /** The day in the publisher's own time zone, `YYYY-MM-DD`. */
  publishedOn: string | null;
  url: string | null;
  /** A BCP 47 tag as the page gives it. */
  language: string | null;
};

/** A comment that stood beside words of a Word document. */
export type ImportedNote = {
  author: string | null;
  body: string;
  /** As the document says it; Word writes local time without a zone. */
  notedAt: string | null;
  /** Code points of the article's text, end exclusive. */
  start: number;
  end: number;
  exact: string;
};

type ImportedSource = {
  format: ImportFormat;
  fileName: string | null;
  /** Of the bytes as they came: the file, the page's body, or the pasted markup or text in UTF-8. */
  sha256: string;
  bytes: number;
  /** The WHATWG name of the encoding the bytes were read as; `null` for Word documents. */
  encoding: string | null;
};

export type ImportedArticle = {
  ok: true;
  document: ArticleDocument;
  metadata: ImportMetadata;
  notes: ImportedNote[];
  source: ImportedSource;
  /** Sentences for the person importing: what was guessed, replaced or left out. */
  warnings: string[];
};

/** What is read of a PDF, which is evidence and no article. */
export type PdfWords = {
  ok: true;
  /** Of each page in order; empty where a page has no words. */
  pages: string[];
  title: string | null;
  /** Sentences for a person: what could not be read. */
  notes: string[];
};

export type ImportOutcome = ImportedArticle | ImportFailure;
