import { seededRandom } from '../seeded-random.ts';
import { pick } from './pick.ts';

/** What an article is about. Its word stands in the title, and in no article of another subject. */
const subjects = ['flood', 'strike', 'outage', 'inquiry', 'festival', 'rumour'] as const;
type Subject = (typeof subjects)[number];

/** An article, and what it is known to be about without anybody reading it. */
export interface TownArticle {
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly towns: readonly string[];
  readonly subject: Subject;
}

/** A topic of one town, of one subject, of a subject in a town, or of a town but for a subject. */
export interface TownTopic {
  readonly name: string;
  readonly query: { readonly any: string[]; readonly all: string[]; readonly none: string[] };
  readonly town?: string;
  readonly only?: Subject;
  readonly without?: Subject;
}

/** Whether a topic is to find an article: by how both were made, not by what the service makes of them. */
export const isAbout = ({ town, only, without }: TownTopic, article: TownArticle): boolean =>
  (town === undefined || article.towns.includes(town)) &&
  (only === undefined || article.subject === only) &&
  (without === undefined || article.subject !== without);

export interface TownNews {
  readonly topics: readonly TownTopic[];
  readonly articles: readonly TownArticle[];
}

/** One topic in so many is about a subject wherever it happens: what many articles match. */
const townsASubjectTopic = 250;

/** Topics and articles made up of the same towns: the same for the same seed. All of it is invented. */
export function townNews(sizes: { articles: number; topics: number; seed: number }): TownNews {
  const random = seededRandom(sizes.seed);
  const towns = townNames(sizes.topics, random);
  const topics = towns.map((town, index) =>
    index % townsASubjectTopic === 0
      ? subjectTopic(pick(subjects, random))
      : townTopic(town, random),
  );
  const articles = Array.from({ length: sizes.articles }, (_, serial) =>
    articleAbout(serial, towns, random),
  );
  return { topics, articles };
}

function subjectTopic(only: Subject): TownTopic {
  return { name: `Every ${only}`, query: { any: [only], all: [], none: [] }, only };
}

function townTopic(town: string, random: () => number): TownTopic {
  const subject = pick(subjects, random);
  const kind = random();
  if (kind < 0.15)
    return {
      name: `${town}, ${subject}`,
      query: { any: [], all: [town, subject], none: [] },
      town,
      only: subject,
    };
  if (kind < 0.3)
    return {
      name: `${town} without ${subject}`,
      query: { any: [town], all: [], none: [subject] },
      town,
      without: subject,
    };
  return { name: town, query: { any: [town], all: [], none: [] }, town };
}

function articleAbout(serial: number, towns: readonly string[], random: () => number): TownArticle {
  const subject = pick(subjects, random);
  const a = pick(towns, random);
  const b = pick(towns, random);
  const place = a === b ? a : `${a} and ${b}`;
  const mayor = `${pick(firstNames, random)} ${pick(lastNames, random)}`;
  const words = { a, b, place, mayor, count: serial + 12 };
  const { title, text } = templates[subject](words);
  const publishedAt = new Date(Date.UTC(2026, 2, 2) + serial * 60_000).toISOString();
  return { title, text: text.join('\n\n'), publishedAt, towns: [a, b], subject };
}

interface Words {
  readonly a: string;
  readonly b: string;
  readonly place: string;
  readonly mayor: string;
  /** Another in every article, so that no two tell the same. */
  readonly count: number;
}

type Template = (words: Words) => { title: string; text: readonly string[] };

const templates: Readonly<Record<Subject, Template>> = {
  flood: ({ a, b, place, mayor, count }) => ({
    title: `Flood reaches ${place}, ${count} houses empty`,
    text: [
      `Mayor ${mayor} confirmed on Monday that the river had left its bed in ${a}.`,
      `Police led ${count} families out of their houses. Residents said that two farms were lost.`,
      `The ${b} Water Company denied that its pumps had failed.`,
    ],
  }),
  strike: ({ a, b, place, mayor, count }) => ({
    title: `Strike stops trains in ${place}, ${count} drivers stay away`,
    text: [
      `The Railway Union of ${a} said on Tuesday that ${count} drivers had stopped work.`,
      `It was unclear whether the line to ${b} would open again this week.`,
      `Minister ${mayor} said that the government would not raise the wages.`,
    ],
  }),
  outage: ({ a, b, place, mayor, count }) => ({
    title: `Outage leaves ${place} dark, ${count} homes without light`,
    text: [
      `The ${a} Power Company confirmed that ${count} homes lost electricity on Friday.`,
      `A transformer may have burned in ${b}. Engineer ${mayor} told reporters that the cable was old.`,
    ],
  }),
  inquiry: ({ a, b, place, mayor, count }) => ({
    title: `Inquiry into bridge between ${place} opens, ${count} papers seized`,
    text: [
      `Prosecutor ${mayor} opened a case against the builders of the bridge in ${a}.`,
      `Police seized ${count} papers at an office in ${b}.`,
      `The builders denied that they had used cheap steel.`,
    ],
  }),
  festival: ({ a, b, place, mayor, count }) => ({
    title: `Festival in ${place} draws ${count} guests`,
    text: [
      `The festival opened in ${a} on Saturday, and ${count} guests came.`,
      `Mayor ${mayor} said that ${b} would pay for the stage.`,
    ],
  }),
  rumour: ({ a, b, place, count }) => ({
    title: `Rumour of closure worries ${place}`,
    text: [
      `Sources said that the mill in ${a} would dismiss ${count} workers.`,
      `The owners may have sold their land in ${b}, according to people familiar with the matter.`,
    ],
  }),
};

const firstNames = 'Ana Helen Lena Maria Ruth Omar Piet Jonas Viktor Samuel'.split(' ');
const lastNames = 'Marsh Ott Keller Brandt Novak Lindqvist Moreau Castell Haas Weber'.split(' ');
const beginnings = 'An Bor Dal Fen Gar Hul Jor Kol Lind Mar Nor Ost Per Ros Stad Tor Ulv Vik'.split(
  ' ',
);
const middles = 'an bor del fen gar hul ing kol mar nor ros vik'.split(' ');
const endings = 'berg dal feld haven holm stad sund torp vik wick'.split(' ');

function townNames(count: number, random: () => number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const middle = pick(middles, random) + (names.size > 1_000 ? pick(middles, random) : '');
    names.add(pick(beginnings, random) + middle + pick(endings, random));
  }
  return [...names];
}
