/**
 * Made-up prose that is as hard to tell apart as news is: few words make up most
 * of it, phrases recur, whole paragraphs recur, and many sentences differ from
 * another one in a name or a figure only.
 */
import type { Chance } from '../random';

type Sentence = { text: string };
export type Paragraph = { sentences: Sentence[]; isBoilerplate: boolean };

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga ge go ka ke ki ko la le li lo lu ma me mi mo na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we za ze'.split(
    ' ',
  );
const SMALL_WORDS =
  'the of to and a in that is was for it with as his on be at by he had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only'.split(
    ' ',
  );

export type Prose = {
  paragraphs(length: number): Paragraph[];
  sentence(): string;
  lookalike(of: string): string;
};

/** A language of its own for each seed: words, what follows what, names. */
export function prose(chance: Chance): Prose {
  const word = () =>
    Array.from({ length: 2 + chance.below(3) }, () => chance.pick(SYLLABLES)).join('');
  const words = Array.from({ length: 2_500 }, word);
  const names = Array.from({ length: 300 }, () => capital(word()));
  // A word is picked the rarer the later it stands in the list, as in any language.
  const anyWord = () =>
    chance.with(0.42)
      ? chance.pick(SMALL_WORDS)
      : (words[Math.floor(words.length * chance.next() ** 2.2)] ?? 'word');
  const followers = new Map<string, string[]>();
  const after = (before: string): string => {
    let known = followers.get(before);
    if (known === undefined) {
      known = Array.from({ length: SMALL_WORDS.includes(before) ? 60 : 6 }, anyWord);
      followers.set(before, known);
    }
    return chance.with(0.22) ? anyWord() : chance.pick(known);
  };
  const figure = () =>
    chance.pick([
      () => String(1 + chance.below(99)),
      () => `${1 + chance.below(9)}.${chance.below(10)}`,
      () => `${1 + chance.below(900)},${String(chance.below(1000)).padStart(3, '0')}`,
      () => String(1990 + chance.below(37)),
    ])();
  const name = () => chance.pick(names);

  const sentence = (): string => {
    const length = 6 + chance.below(22);
    const parts: string[] = [];
    let last = chance.pick(SMALL_WORDS);
    for (let at = 0; at < length; at += 1) {
      last = after(last);
      const shown = chance.with(0.07) ? name() : chance.with(0.05) ? figure() : last;
      parts.push(chance.with(0.06) && at < length - 1 ? `${shown},` : shown);
    }
    const quoted = chance.with(0.1);
    const body = capital(parts.join(' ')).replace(/,$/u, '');
    return quoted ? `“${body}.”` : `${body}.`;
  };

  /** The same but for its names and figures; at least one differs. */
  const lookalike = (of: string): string => {
    let changed = of.replace(/(?<=\s)\p{Lu}\p{L}+|\d[\d.,]*\d|\d/gu, (found) =>
      /\d/u.test(found) ? figure() : name(),
    );
    if (changed === of) changed = of.replace(/\p{L}+(?=\P{L}*$)/u, name());
    return changed;
  };

  const paragraphs = (length: number): Paragraph[] => {
    const boilerplate = Array.from({ length: 5 }, () => [sentence(), sentence()]);
    const made: Paragraph[] = [];
    const said: string[] = [];
    let total = 0;
    while (total < length) {
      const isBoilerplate = chance.with(0.06);
      const texts = isBoilerplate
        ? chance.pick(boilerplate)
        : Array.from({ length: 1 + chance.below(5) }, () => {
            const text =
              said.length > 20 && chance.with(0.15) ? lookalike(chance.pick(said)) : sentence();
            said.push(text);
            return text;
          });
      made.push({ sentences: texts.map((text) => ({ text })), isBoilerplate });
      total += texts.reduce((sum, text) => sum + text.length + 1, 0);
    }
    return made;
  };
  return { paragraphs, sentence, lookalike };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
