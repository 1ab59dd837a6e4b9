/** Nouns that name what happens, by their dictionary form; without those that an ending tells. */
const eventNouns: ReadonlySet<string> = new Set(
  (
    'attack war battle fight fighting clash strike raid ambush bombing blast explosion shooting shelling assault offensive siege coup riot protest march rally demonstration ' +
    'uprising revolt mutiny torture fraud bribery harassment crackdown massacre killing murder stabbing robbery theft arrest search seizure hijacking kidnapping escape rescue evacuation crash collision accident ' +
    'disaster fire wildfire flood earthquake quake tsunami storm hurricane cyclone typhoon tornado landslide avalanche eruption drought outbreak epidemic pandemic famine ' +
    'death birth marriage wedding divorce funeral burial visit trip tour journey flight voyage arrival departure landing launch takeoff return move delivery shipment ' +
    'meeting summit talk conference debate hearing trial appeal verdict ruling sentence acquittal vote ballot referendum poll campaign inauguration resignation dismissal ' +
    'speech interview statement report claim denial warning threat promise pledge offer proposal request call demand order response reply comment apology ' +
    'deal sale purchase takeover merger acquisition buyout bid contract trade export import walkout layoff closure opening shutdown bailout bankruptcy ' +
    'rise fall drop gain loss growth decline increase decrease surge slump plunge jump recovery recession crisis collapse boom slowdown downturn upturn cut ' +
    'win victory defeat draw match game race tournament final championship ceremony festival concert parade celebration show premiere ' +
    'test experiment study research inquiry probe review survey discovery release leak breach hack delay ban sanction embargo blockade ceasefire truce withdrawal ' +
    'reform change shift transfer exchange help support aid donation gift payment use abuse work effort attempt struggle start beginning end pause halt stop ' +
    'approval refusal rejection removal survival renewal disposal reversal betrayal rebellion reunion invasion ' +
    'plan decision choice agreement disagreement ' +
    'impact effect damage injury fear hope worry concern surprise'
  ).split(' '),
);

/** "announcement", "invasion", "performance". */
const eventEndings = /(?:ment|[aiu]tion|ction|ption|[rsu]sion|asion|ission|ormance)$/;

/** They end like an event and are none. */
const noEvents: ReadonlySet<string> = new Set(
  (
    'government parliament department apartment document instrument cement element monument regiment basement moment sentiment segment equipment environment ' +
    'garment supplement implement compartment nation station population organization organisation corporation association institution constitution section fraction ' +
    'position condition tradition edition ambition ammunition foundation federation generation administration location destination version dimension pension ' +
    'information publication reputation proportion option faction fiction medication vacation legislation commission passion tension mansion ration function ' +
    'exception junction portion notion caption'
  ).split(' '),
);

/** Whether a noun names something that happens. */
export const isEventNoun = ({ lemma }: { readonly lemma: string }): boolean =>
  eventNouns.has(lemma) || (eventEndings.test(lemma) && !noEvents.has(lemma));
