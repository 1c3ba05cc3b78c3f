/**
 * The labels of a report in the language of its newsroom. What people wrote stays
 * in theirs; what the report itself says is looked up here by its English words,
 * so that a form is written once and reads well in every language.
 */
import { GERMAN, GERMAN_MONTHS } from './german';
import { dateWords, instantWords } from './words';

export const REPORT_LANGUAGES = ['en', 'de'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

type Fillings = Readonly<Record<string, string | number>>;

export type ReportWords = {
  language: ReportLanguage;
  /** A label by its English words; `{name}` in it is filled in. */
  say: (english: string, fillings?: Fillings) => string;
  /** A calendar date, `YYYY-MM-DD`. */
  date: (date: string) => string;
  /** An instant, in universal time. */
  instant: (instant: string) => string;
};

export const ENGLISH: ReportWords = {
  language: 'en',
  say: filled,
  date: dateWords,
  instant: instantWords,
};

const DE: ReportWords = {
  language: 'de',
  say: (english, fillings) => filled(GERMAN[english] ?? english, fillings),
  date: germanDate,
  instant: (instant) => {
    const [date = '', time = ''] = new Date(instant).toISOString().split('T');
    return `${germanDate(date)}, ${time.slice(0, 5)} Uhr UTC`;
  },
};

export function wordsOf(language: ReportLanguage): ReportWords {
  return language === 'de' ? DE : ENGLISH;
}

function filled(words: string, fillings: Fillings = {}): string {
  return words.replace(/\{(\w+)\}/g, (sign, name: string) => String(fillings[name] ?? sign));
}

function germanDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)}. ${GERMAN_MONTHS[Number(month) - 1] ?? month} ${year}`;
}
