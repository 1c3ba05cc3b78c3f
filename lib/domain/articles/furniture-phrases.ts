/**
 * What page furniture says of itself: the fixed wordings of web pages, each a
 * whole line. A rule here sees one line and nothing around it, so it has to be
 * one that no sentence of an article fits; "share prices fell" is not "share
 * this". What only its surroundings give away is in furniture.ts.
 */
import type { FurnitureReason } from './document';

/** Longer lines are text, whatever they begin with. */
const LONGEST_FURNITURE = 300;

const EXACT: readonly (readonly [FurnitureReason, readonly string[]])[] = [
  [
    'cookie_banner',
    'cookie|cookies|cookie policy|cookie notice|cookie settings|cookie preferences|accept|accept all|accept cookies|accept all cookies|reject all|allow all|allow all cookies|manage cookies|manage preferences|manage my choices|privacy settings|i agree|i accept|agree and close|agree & close|got it|ok|consent|necessary cookies only|your privacy choices|we value your privacy|we value your privacy.',
  ],
  [
    'navigation',
    "home|homepage|menu|main menu|search|sections|all sections|latest|latest news|the latest|latest stories|more news|more stories|top stories|top news|most read|most popular|most viewed|popular|popular now|trending|trending now|headlines|related|related news|related articles|related stories|related topics|related content|related coverage|similar articles|recommended|recommended for you|recommended stories|you may also like|you might also like|you may like|more from|more from us|more like this|up next|next|previous|next article|previous article|next story|previous story|next page|previous page|back|back to top|back to home|go to top|top|skip to content|skip to main content|skip to navigation|jump to content|close|open menu|close menu|toggle navigation|show navigation|hide navigation|breadcrumb|breadcrumbs|log in|login|sign in|sign up|sign out|register|my account|about us|contact us|contact|help|faq|advertise with us|privacy policy|terms of use|terms of service|terms and conditions|sitemap|site map|editor's picks|editors' picks|editor's choice|in this article|on this page|table of contents|tags|topics|filed under|loading|loading...|loading…|please wait|around the web|from the web|elsewhere on the web|photo gallery|gallery|in pictures",
  ],
  [
    'read_more',
    "read more|read on|read next|read also|also read|read full story|read the full story|read full article|read the full article|see more|see also|see all|show more|show less|load more|view more|view all|learn more|find out more|more|more on this|more on this story|more details|continue reading|keep reading|click here|expand|watch more|don't miss|story continues|story continues below|article continues below|scroll down",
  ],
  [
    'comments',
    'comment|comments|no comments|no comments yet|leave a comment|leave a reply|post a comment|post comment|add a comment|add comment|write a comment|view comments|show comments|hide comments|view all comments|load comments|read comments|join the conversation|join the discussion|comments are closed|comments are closed.|be the first to comment|be the first to comment.|have your say|your comment|log in to comment|sign in to comment|reply|replies',
  ],
  [
    'video_id',
    'video|videos|audio|watch|watch now|watch live|watch video|watch the video|play|play video|video player|video player is loading|video player is loading.|media player|listen|listen now|listen to this article|listen to article|now playing|mute|unmute|full screen|fullscreen|this video can not be played|this video cannot be played|media playback is unsupported on your device|your browser does not support the video tag.|your browser does not support the audio element.|video unavailable|embed|embedded content',
  ],
  [
    'share',
    'share|share this|share this article|share this story|share this post|share this page|share article|share via|share on|sharing|tweet|retweet|like|pin it|email|e-mail|email this|email article|print|print this|print article|copy link|link copied|copy|bookmark|save|save article|save for later|saved|follow|follow us|follow us on|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|flipboard|messenger|viber|vk|rss|subscribe|subscribe now|subscribe today|newsletter|newsletters|get the newsletter|donate|donate now|support us|give this article|gift this article|resize text|text size|font size|send',
  ],
  [
    'advert',
    'ad|ads|advert|adverts|advertisement|advertisements|advertising|advertisment|advertorial|sponsored|sponsored content|sponsored by|promoted|promoted content|promoted stories|paid content|paid post|partner content|story continues below advertisement|story continues after advertisement|article continues below advertisement|article continues after advertisement|continue reading below advertisement|scroll to continue|scroll to continue with content|advertisement - scroll to continue|remove ads|report this ad|skip ad|skip advertisement|why am i seeing this?',
  ],
  [
    'copyright',
    'all rights reserved|all rights reserved.|copyright|image copyright|photo credit|getty|getty images|ap photo|ap photos|ap images|ap|associated press|the associated press|afp|reuters|epa|epa-efe|pa media|pa images|shutterstock|alamy|alamy stock photo|istock|istockphoto|file photo|file image|stock image|stock photo',
  ],
  [
    'label',
    'breaking|breaking news|exclusive|live|live updates|developing|developing story|updated|just in',
  ],
].map(([reason, labels]) => [reason, (labels as string).split('|')] as [FurnitureReason, string[]]);

const REASON_OF_LABEL: ReadonlyMap<string, FurnitureReason> = new Map(
  EXACT.flatMap(([reason, labels]) => labels.map((label) => [label, reason] as const)),
);

/** Fixed openings. They match the normalized line: lower case, single spaces. */
const OPENINGS: readonly (readonly [FurnitureReason, readonly RegExp[]])[] = [
  [
    'cookie_banner',
    [
      /^(?:this|our) (?:web ?site|site|page) uses? (?:\w+ ){0,3}cookies\b/,
      /^we (?:and our (?:\w+ ){0,3}partners )?(?:use|store) (?:\w+ ){0,4}cookies(?:[.!]?$|\b.*\b(?:site|website|experience|ads|traffic|privacy|policy|consent|preferences|browser|device)\b)/,
      /^by (?:continuing|using|clicking|browsing)\b[^.]{0,120}\byou (?:agree|accept|consent)\b/,
      /^(?:please )?(?:accept|enable|allow) (?:all |our )?cookies\b/,
      /^cookies (?:help us|on (?:this|our) (?:web)?site)\b/,
    ],
  ],
  [
    'read_more',
    [
      /^(?:read|see|watch|view|show|load|learn|find out) more (?:on|about|from|in) (?:this|our|us)\b[^.!?]*$/,
      /^(?:read|see|watch|learn|find out) (?:more|also|next)\s?[:|»›>→].*$/,
      /^(?:read|see|watch|view|show|load) (?:more|all)(?: [^\s.!?,;]+){0,3} (?:news|stories|articles|posts|coverage|videos?|analysis|opinion|reviews|here|below)$/,
      /^(?:also read|related|recommended|see also|don't miss|must read|up next)\s?[:|].*$/,
      /^more (?:on this|from this|from our|about this)\b[^.!?]*$/,
      /^click (?:here|to (?:read|view|watch|enlarge|share|subscribe|expand|play))\b.*$/,
      /^continue reading\b[^.!?]*$/,
      /^(?:story|article) continues\b[^.!?]*$/,
      /^download (?:the|our) (?:\w+ )?app\b.*$/,
    ],
  ],
  [
    'comments',
    [
      /^\(?\d[\d,.]*k?\)? ?(?:comments?|replies)$/,
      /^comments? ?\(?\d[\d,.]*\)?$/,
      /^(?:view|show|read|see|load|hide) (?:all |the )?\(?\d[\d,.]*\)? comments?$/,
      /^you must be (?:logged|signed) in to (?:post a )?comment\b.*$/,
      /^(?:please )?(?:log|sign) in (?:or register )?to (?:post (?:a )?|leave a |add a )?comments?\.?$/,
    ],
  ],
  [
    'video_id',
    [/^\d{1,2}:\d{2} ?\/ ?\d{1,2}:\d{2}$/, /^(?:duration|video)\s?:? ?\d{1,2}:\d{2}(?::\d{2})?$/],
  ],
  [
    'share',
    [
      /^(?:share|tweet|post|send|save|pin|like|follow)(?: (?:this|us|me|it))?(?: (?:article|story|post|page))? (?:on|via|to|by|with) (?:x|twitter|facebook|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|e-?mail|flipboard|messenger|bluesky|threads|mastodon|google news|friends|a friend)\b[^.!?]{0,80}\.?$/,
      /^(?:share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|copy link|copy)(?:[ ,|/·•]+(?:share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|copy link|copy))+$/,
      /^(?:sign up|subscribe|register) (?:now |here |today |free )?(?:to|for)\b.{0,80}\b(?:newsletters?|channel|inbox|alerts|e-?mail updates|podcast|briefing|digital edition|continue reading)\b.{0,80}$/,
      /^get (?:our|all the|your|the latest|the best)\b.{0,80}\b(?:newsletters?|briefing|inbox|alerts)\b.{0,80}$/,
      /^follow @\w+\b.{0,60}$/,
      /^\d[\d,.]*k? (?:shares?|likes?|views?)$/,
    ],
  ],
  [
    'advert',
    [
      /^(?:story|article|post|content|news) continues (?:below|after) (?:this |the )?(?:ad|advert|advertisement)\b.*$/,
      /^(?:advertisement|sponsored|promoted)(?:\s?[:|]|\s[–-]\s).{0,80}$/,
      /^(?:sponsored|presented|paid for) by [^.!?]{1,60}$/,
    ],
  ],
  [
    'copyright',
    [
      /^(?:©|\(c\) ?\d{4}|copyright ?(?:©|\(c\)|\d{4}|:))/,
      /^all rights reserved\b.{0,120}$/,
      /^this (?:material|article|story|content) (?:may|must) not be (?:published|reproduced|copied|republished)\b/,
    ],
  ],
  [
    'navigation',
    [
      /^(?:home|news) ?(?:[>»›→|]|\/ |::) ?[^.!?]+$/,
      /^(?:tags|topics|filed under|categories|category|posted in|tagged)\s?:[^.!?]{1,200}$/,
      /^page \d+ of \d+$/,
    ],
  ],
  ['label', [/^\d+ min(?:ute)?s? read$/, /^(?:reading|read) time\s?:? ?\d+ min\w*$/]],
];

const IDENTIFIER =
  /^(?:\d{9,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24,64})$/;

/** Why this line, taken alone, is page furniture, or `null`. */
export function furnitureByPhrase(line: string): FurnitureReason | null {
  if (line.length > LONGEST_FURNITURE) return null;
  const plain = normalize(line);
  if (plain === '') return null;
  const exact = REASON_OF_LABEL.get(plain);
  if (exact !== undefined) return exact;
  if (plain.split(' ').every((word) => IDENTIFIER.test(word))) return 'video_id';
  const opening = OPENINGS.find(([, patterns]) => patterns.some((form) => form.test(plain)));
  if (opening !== undefined) return opening[0];
  return isPhotoCredit(line) ? 'copyright' : null;
}

/** Lower case, straight apostrophes, single spaces, without bullets and arrows around the words. */
function normalize(line: string): string {
  return line
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(/^[ »›>→•▶►▸·|*–—-]+/, '')
    .replace(/[ »›>→•▶►▸·|*:–—-]+$/, '')
    .trim();
}

const AGENCIES = new Set(
  'getty|getty images|ap|ap photo|ap images|associated press|the associated press|afp|reuters|epa|epa-efe|efe|pa|pa media|pa images|pa wire|shutterstock|alamy|alamy live news|alamy stock photo|istock|istockphoto|xinhua|tass|sputnik|ria novosti|anadolu|anadolu agency|bloomberg|dpa|ansa|zuma|zuma press|rex|rex features|imago|keystone|picture alliance|unsplash|wikimedia commons|handout|file|file photo|pool|nurphoto|sipa|sipa usa|eyevine|polaris|upi|kyodo|yonhap'.split(
    '|',
  ),
);

const CREDIT_PREFIX =
  /^\(?(?:(?:photo|picture|image|photograph|video|illustration)s? ?(?:credit|copyright|source|by|courtesy(?: of)?)?|credit|source|courtesy(?: of)?|copyright)\s?[:,]?\s+/i;

/** A credit and nothing else: names and agencies, as in `Photo: Ana Roy/AFP via Getty Images`. */
function isPhotoCredit(line: string): boolean {
  if (
    line.length > 120 ||
    !/getty|\/| via |^\(?(?:photo|picture|image|credit|photograph)/i.test(line)
  ) {
    return false;
  }
  const bare = line.trim().replace(/[()[\]]/g, '');
  const names = bare.replace(CREDIT_PREFIX, '');
  const parts = names.split(/\s*[/|,·•]\s*|\s+via\s+/).filter((part) => part !== '');
  const isAgency = parts.map((part) => AGENCIES.has(part.toLowerCase()));
  return (
    isAgency.includes(true) &&
    parts.every((part, index) => isAgency[index] === true || isName(part))
  );
}

function isName(part: string): boolean {
  const words = part.split(/\s+/);
  return words.length <= 5 && words.every((word) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word));
}
