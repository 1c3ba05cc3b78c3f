import 'server-only';

import { importLimits, sayNumber } from '../limits';
import { ImportRefusal } from './refusal';

/**
 * Counts the elements of XML or HTML, and how deeply they are nested, while the
 * bytes go by. A real parser builds a tree before anyone can ask how large it
 * is: a file of 25 KB can hold 740,000 elements, and 20,000 nested ones block
 * for ten seconds. This sees them for the price of one pass.
 *
 * The states are those of the HTML standard's tokenizer, because whoever wants
 * elements overlooked hides them behind a quote that opens nothing or a comment
 * that ended earlier. Where it is in doubt it counts too many, never too few.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */

/** Elements that cannot hold others, so that they never nest. */
const HTML_VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|frame|keygen|basefont|bgsound)$/;

/** Elements that a second one of their kind ends, so that they never nest by themselves. */
const HTML_SELF_ENDING =
  /^(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|caption|rt|rp|html|head|body|a|nobr|button|h[1-6])$/;

/** Elements in which `<` is a letter like any other. */
const HTML_RAW_TEXT = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/;

const MAX_NAME = 40;

type State =
  | 'text'
  | 'tag_open'
  | 'tag_name'
  | 'before_attribute'
  | 'attribute_name'
  | 'after_attribute_name'
  | 'before_value'
  | 'unquoted_value'
  | 'quoted_value'
  | 'markup'
  | 'comment'
  | 'cdata'
  | 'bogus'
  | 'instruction';

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

export type MarkupLimits = { elements: number; elementDepth: number };

export class MarkupCounter {
  private state: State = 'text';
  /** The name of the tag, or the first characters of a declaration. */
  private name = '';
  private closes = false;
  /** The byte before this one was a slash outside any value. */
  private slash = false;
  private quote = 0;
  /** The last bytes of a comment, CDATA section or instruction. */
  private tail = '';
  private rawText: string | null = null;
  private elements = 0;
  private readonly open: string[] = [];

  constructor(
    private readonly language: 'xml' | 'html',
    private readonly limits: MarkupLimits = importLimits,
  ) {}

  /** @throws ImportRefusal as soon as a limit is passed. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.state === 'text') {
        at = chunk.indexOf(LESS_THAN, at);
        if (at === -1) return;
        this.begin();
      } else {
        this.step(chunk[at] ?? 0);
      }
    }
  }

  private begin(): void {
    this.state = 'tag_open';
    this.name = '';
    this.closes = false;
    this.slash = false;
  }

  private step(byte: number): void {
    switch (this.state) {
      case 'text':
        return;
      case 'tag_open':
        this.stepTagOpen(byte);
        return;
      case 'tag_name':
        if (isSpace(byte)) this.state = 'before_attribute';
        else if (byte === SLASH) this.enterSlash();
        else if (byte === GREATER_THAN) this.endTag();
        else if (this.name.length < MAX_NAME) this.name += String.fromCharCode(byte);
        return;
      case 'before_attribute':
        if (byte === SLASH) this.enterSlash();
        else if (byte === GREATER_THAN) this.endTag();
        else if (!isSpace(byte)) this.state = 'attribute_name';
        if (byte !== SLASH) this.slash = false;
        return;
      case 'attribute_name':
      case 'after_attribute_name':
        if (byte === SLASH) this.enterSlash();
        else if (byte === GREATER_THAN) this.endTag();
        else if (byte === EQUALS) this.state = 'before_value';
        else this.state = isSpace(byte) ? 'after_attribute_name' : 'attribute_name';
        return;
      case 'before_value':
        if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
          this.quote = byte;
          this.state = 'quoted_value';
        } else if (byte === GREATER_THAN) this.endTag();
        else if (!isSpace(byte)) this.state = 'unquoted_value';
        return;
      case 'unquoted_value':
        if (byte === GREATER_THAN) this.endTag();
        else if (isSpace(byte)) this.state = 'before_attribute';
        return;
      case 'quoted_value':
        if (byte === this.quote) this.state = 'before_attribute';
        return;
      default:
        this.stepMarkup(byte);
    }
  }

  private enterSlash(): void {
    this.slash = true;
    this.state = 'before_attribute';
  }

  private stepTagOpen(byte: number): void {
    if (byte === SLASH && !this.closes) {
      this.closes = true;
    } else if (isNameStart(byte, this.language) && (this.rawText === null || this.closes)) {
      this.name = String.fromCharCode(byte);
      this.state = 'tag_name';
    } else if (byte === LESS_THAN) {
      this.begin();
    } else if (this.rawText !== null) {
      this.state = 'text';
    } else if (this.closes) {
      this.state = byte === GREATER_THAN ? 'text' : 'bogus';
    } else if (byte === 0x21) {
      this.state = 'markup';
    } else if (byte === 0x3f) {
      this.tail = '';
      this.state = this.language === 'html' ? 'bogus' : 'instruction';
    } else {
      this.state = 'text';
    }
  }

  private stepMarkup(byte: number): void {
    switch (this.state) {
      case 'markup':
        this.name += String.fromCharCode(byte);
        this.tail = '';
        if (this.name === '--') this.state = 'comment';
        else if (this.name === '[CDATA[' && this.language === 'xml') this.state = 'cdata';
        else if (byte === GREATER_THAN) this.state = 'text';
        else if (this.name !== '-' && !'[CDATA['.startsWith(this.name)) this.leaveMarkup();
        return;
      case 'comment':
        // `<!-->`, `<!--->` and `--!>` end a comment in HTML as well as `-->`.
        if (byte === GREATER_THAN && /^-?$|--!?$/.test(this.tail)) this.state = 'text';
        else this.remember(byte);
        return;
      case 'cdata':
        if (byte === GREATER_THAN && this.tail.endsWith(']]')) this.state = 'text';
        else this.remember(byte);
        return;
      case 'instruction':
        if (byte === GREATER_THAN && this.tail.endsWith('?')) this.state = 'text';
        else this.remember(byte);
        return;
      default:
        if (byte === GREATER_THAN) this.state = 'text';
    }
  }

  /** A document type or something unknown. XML's can declare entities, which unfold. */
  private leaveMarkup(): void {
    if (this.language === 'xml') {
      throw new ImportRefusal(
        'archive_unsafe',
        'The document declares a document type of its own, which Word documents never do. Open it in Word or LibreOffice, save it again and import that file.',
      );
    }
    this.state = 'bogus';
  }

  private remember(byte: number): void {
    // Five bytes are enough to tell the beginning of a comment from its end.
    this.tail = (this.tail + String.fromCharCode(byte)).slice(-5);
  }

  private endTag(): void {
    this.state = 'text';
    const name = this.language === 'html' ? this.name.toLowerCase() : this.name;
    if (this.rawText !== null) {
      if (name === this.rawText) this.rawText = null;
      return;
    }
    if (this.closes) {
      // An end without a beginning ends nothing; one that skips others ends them too.
      const begun = this.open.lastIndexOf(name);
      if (begun !== -1) this.open.length = begun;
      return;
    }

    this.elements += 1;
    if (this.elements > this.limits.elements) throw tooMany(this.limits.elements);
    if (this.language === 'xml' && this.slash) return;
    if (this.language === 'html') {
      if (HTML_VOID.test(name) || HTML_SELF_ENDING.test(name)) return;
      // Inside drawings and formulas these are elements like any other.
      if (HTML_RAW_TEXT.test(name) && !this.open.includes('svg') && !this.open.includes('math')) {
        this.rawText = name;
        return;
      }
    }
    this.open.push(name);
    if (this.open.length > this.limits.elementDepth) throw tooDeep(this.limits.elementDepth);
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isNameStart(byte: number, language: 'xml' | 'html'): boolean {
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  return isLetter || (language === 'xml' && (byte === 0x5f || byte >= 0x80));
}

function tooMany(limit: number): ImportRefusal {
  return new ImportRefusal(
    'too_many_elements',
    `The file holds more than ${sayNumber(limit)} elements, which is more than any article needs. Save it as plain text, or copy the article's text and paste it.`,
  );
}

function tooDeep(limit: number): ImportRefusal {
  return new ImportRefusal(
    'too_deep',
    `The file nests more than ${sayNumber(limit)} elements inside one another, which no article does. Save it as plain text, or copy the article's text and paste it.`,
  );
}
