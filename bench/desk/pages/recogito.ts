/** Passages as Recogito's text annotator paints them, with its SPANS renderer. */
import '@/app/styles/index.css';
import '@recogito/text-annotator/text-annotator.css';

import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator';

import type { BenchPassage } from '../article';
import { drive } from './painter';

const { article } = window;
const place = document.querySelector<HTMLElement>('#page .galley');
if (place === null) throw new Error('The page has no place for the text');
const text = document.createElement('div');
text.className = 'galley-text';
for (const [index, words] of article.text.split('\n').entries()) {
  const block = document.createElement(index === 0 ? 'h1' : 'p');
  block.className = index === 0 ? 'p hd' : 'p';
  block.textContent = words;
  text.append(block);
}
place.append(text);

const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(text, {
  renderer: 'SPANS',
  annotatingEnabled: false,
});

/** Its offsets count the letters in the page, where no line feed stands between paragraphs. */
function annotationOf({ id, start, end }: BenchPassage): TextAnnotation {
  const before = article.text.slice(0, start).split('\n').length - 1;
  return {
    id,
    bodies: [],
    target: {
      annotation: id,
      selector: [
        {
          quote: article.text.slice(start, end),
          start: start - before,
          end: end - before,
          // Revived from the offsets by the annotator itself.
          range: undefined as unknown as Range,
        },
      ],
    },
  };
}

const rangeOf = ({ id }: BenchPassage) =>
  annotator.state.store.getAnnotation(id)?.target.selector[0]?.range;

function isPainted(passage: BenchPassage): boolean {
  const spans = document.querySelectorAll('.r6o-span-highlight-layer > *');
  return spans.length > 0 && rangeOf(passage) !== undefined;
}

drive(article, {
  ready: Promise.resolve(),
  // Its quickest way in. `setAnnotations` of this release leaves the offsets unrevived.
  show: (passages) => {
    annotator.state.store.bulkAddAnnotations(passages.map(annotationOf), true);
  },
  add: (passage) => annotator.addAnnotation(annotationOf(passage)),
  root: () => text,
  isPainted,
  wordsOf: (passage) => rangeOf(passage)?.toString() ?? '',
  selected: () => annotator.getSelected()[0]?.id ?? null,
});
