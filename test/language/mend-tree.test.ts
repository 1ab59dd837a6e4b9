import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mends, mendTree } from '../../shared/language/mend-tree.ts';

import { cellsOf, handMadeTree, isOneTree } from './hand-made-tree.ts';

/** Each mend with its own example as a parser got it wrong, and the words that it puts right. */
const table: readonly (readonly [id: string, wrong: string, right: string])[] = [
  [
    'title-of-name',
    'Mayor/NOUN/NN/4/nsubj Ana/PROPN/NNP/4/nsubj Ruiz/PROPN/NNP/2/flat said/VERB/VBD/0/root so/ADV/RB/4/advmod ./PUNCT/./4/punct',
    'Mayor/NOUN/NN/2/nmod:desc',
  ],
  [
    'name-in-apposition',
    'The/DET/DT/2/det spokeswoman/NOUN/NN/7/nsubj ,/PUNCT/,/7/punct Eva/PROPN/NNP/7/nsubj Lind/PROPN/NNP/4/flat ,/PUNCT/,/7/punct said/VERB/VBD/0/root so/ADV/RB/7/advmod ./PUNCT/./7/punct',
    'Eva/PROPN/NNP/2/appos',
  ],
  [
    'role-in-apposition',
    "Ana/PROPN/NNP/10/nsubj Ruiz/PROPN/NNP/1/flat ,/PUNCT/,/1/punct the/DET/DT/5/det firm/NOUN/NN/8/nmod:poss 's/PART/POS/5/case press/NOUN/NN/8/compound secretary/NOUN/NN/10/nsubj ,/PUNCT/,/8/punct said/VERB/VBD/0/root so/ADV/RB/10/advmod ./PUNCT/./10/punct",
    'secretary/NOUN/NN/1/appos',
  ],
  [
    'relative-clause-of-subject',
    'Ana/PROPN/NNP/10/nsubj Ruiz/PROPN/NNP/1/flat ,/PUNCT/,/6/punct who/PRON/WP/6/nsubj:pass was/AUX/VBD/6/aux:pass elected/VERB/VBN/10/advcl in/ADP/IN/8/case May/PROPN/NNP/6/obl ,/PUNCT/,/10/punct said/VERB/VBD/0/root so/ADV/RB/10/advmod ./PUNCT/./10/punct',
    'elected/VERB/VBN/1/acl:relcl',
  ],
  [
    'content-of-telling',
    'She/PRON/PRP/2/nsubj told/VERB/VBD/0/root the/DET/DT/4/det Herald/PROPN/NNP/2/iobj that/SCONJ/IN/11/mark the/DET/DT/7/det minister/NOUN/NN/11/nsubj:pass had/AUX/VBD/11/aux not/PART/RB/11/advmod been/AUX/VBN/11/aux:pass informed/VERB/VBN/4/acl:relcl ./PUNCT/./2/punct',
    'informed/VERB/VBN/2/ccomp',
  ],
  [
    'speaker-before-saying',
    'The/DET/DT/2/det bridge/NOUN/NN/5/nsubj:pass had/AUX/VBD/5/aux been/AUX/VBN/5/aux:pass closed/VERB/VBN/12/ccomp ,/PUNCT/,/12/punct a/DET/DT/8/det spokesman/NOUN/NN/5/obl for/ADP/IN/11/case the/DET/DT/11/det ministry/NOUN/NN/8/nmod said/VERB/VBD/0/root ./PUNCT/./12/punct',
    'spokesman/NOUN/NN/12/nsubj',
  ],
  [
    'speaker-behind-quotation',
    '"/PUNCT/``/5/punct The/DET/DT/3/det bridge/NOUN/NN/5/nsubj is/AUX/VBZ/5/cop closed/ADJ/JJ/0/root ,/PUNCT/,/8/punct "/PUNCT/\'\'/8/punct Ana/PROPN/NNP/5/obj Ruiz/PROPN/NNP/8/flat ,/PUNCT/,/12/punct the/DET/DT/12/det head/NOUN/NN/8/appos of/ADP/IN/15/case the/DET/DT/15/det office/NOUN/NN/12/nmod ,/PUNCT/,/12/punct said/VERB/VBD/5/parataxis ./PUNCT/./5/punct',
    'Ana/PROPN/NNP/17/nsubj',
  ],
  [
    'speaker-behind-verb',
    '"/PUNCT/``/5/punct The/DET/DT/3/det bridge/NOUN/NN/5/nsubj is/AUX/VBZ/5/cop closed/ADJ/JJ/0/root ,/PUNCT/,/5/punct "/PUNCT/\'\'/5/punct wrote/VERB/VBD/5/parataxis Ana/PROPN/NNP/8/obj Ruiz/PROPN/NNP/9/flat on/ADP/IN/12/case Monday/PROPN/NNP/8/obl ./PUNCT/./5/punct',
    'Ana/PROPN/NNP/8/nsubj',
  ],
  [
    'mark-across-other-words',
    'She/PRON/PRP/2/nsubj left/VERB/VBD/0/root ,/PUNCT/,/9/punct he/PRON/PRP/5/nsubj said/VERB/VBD/2/parataxis and/CCONJ/CC/9/cc the/DET/DT/8/det others/NOUN/NNS/9/nsubj stayed/VERB/VBD/2/conj ./PUNCT/./2/punct',
    ',/PUNCT/,/5/punct',
  ],
  [
    'verb-tagged-as-noun',
    'The/DET/DT/2/det bank/NOUN/NN/3/nsubj plans/NOUN/VBZ/0/root to/PART/TO/5/mark open/VERB/VB/3/xcomp ten/NUM/CD/7/nummod branches/NOUN/NNS/5/obj ./PUNCT/./3/punct',
    'plans/VERB/VBZ/0/root',
  ],
  [
    'participle-read-as-noun',
    'The/DET/DT/2/det dam/NOUN/NN/3/nsubj had/VERB/VBD/0/root burst/NOUN/NN/3/obj ./PUNCT/./3/punct',
    'dam/NOUN/NN/4/nsubj had/AUX/VBD/4/aux burst/VERB/VBN/0/root ./PUNCT/./4/punct',
  ],
  [
    'owner-as-subject',
    "It/PRON/PRP/5/nsubj was/AUX/VBD/5/cop Norland/PROPN/NNP/5/nsubj 's/PART/POS/3/case doing/VERB/VBG/0/root ./PUNCT/./5/punct",
    'Norland/PROPN/NNP/5/nmod:poss doing/NOUN/NN/0/root',
  ],
  [
    'noun-read-as-verb',
    'Police/NOUN/NN/2/nsubj said/VERB/VBD/0/root they/PRON/PRP/4/nsubj found/VERB/VBD/2/ccomp human/ADJ/JJ/6/amod remains/VERB/VBZ/2/ccomp ./PUNCT/./2/punct',
    'remains/NOUN/NNS/4/obj',
  ],
  [
    'lost-subject',
    'In/ADP/IN/2/case May/PROPN/NNP/9/obl ,/PUNCT/,/4/punct Fields/PROPN/NNP/2/conj ,/PUNCT/,/2/punct a/DET/DT/7/det clerk/NOUN/NN/2/conj ,/PUNCT/,/2/punct killed/VERB/VBD/0/root two/NUM/CD/11/nummod men/NOUN/NNS/9/obj ./PUNCT/./9/punct',
    'Fields/PROPN/NNP/9/nsubj',
  ],
  [
    'participle-with-helper',
    'No/DET/DT/2/det dam/NOUN/NN/4/nsubj has/AUX/VBZ/4/compound burst/NOUN/NN/0/root ./PUNCT/./4/punct',
    'has/AUX/VBZ/4/aux burst/VERB/VBN/0/root',
  ],
  [
    'past-read-as-noun',
    'According/VERB/VBG/4/case to/ADP/IN/1/fixed the/DET/DT/4/det mayor/NOUN/NN/8/obl ,/PUNCT/,/4/punct the/DET/DT/8/det dam/NOUN/NN/8/compound burst/NOUN/NN/0/root in/ADP/IN/10/case May/PROPN/NNP/8/obl ./PUNCT/./8/punct',
    'the/DET/DT/7/det dam/NOUN/NN/8/nsubj burst/VERB/VBD/0/root',
  ],
  [
    'hung-on-helper',
    'The/DET/DT/2/det dam/NOUN/NN/3/nsubj had/AUX/VBD/4/aux burst/VERB/VBN/0/root overnight/ADV/RB/4/advmod ./PUNCT/./4/punct',
    'dam/NOUN/NN/4/nsubj',
  ],
  [
    'helper-read-as-verb',
    'They/PRON/PRP/2/nsubj said/VERB/VBD/0/root their/PRON/PRP$/4/nmod:poss army/NOUN/NN/5/nsubj had/VERB/VBD/2/ccomp "/PUNCT/``/7/punct unintentionally/ADV/RB/9/advmod "/PUNCT/\'\'/7/punct shot/VERB/VBD/2/ccomp down/ADP/RP/9/compound:prt a/DET/DT/12/det jet/NOUN/NN/9/obj ./PUNCT/./2/punct',
    'army/NOUN/NN/9/nsubj had/AUX/VBD/9/aux shot/VERB/VBN/2/ccomp',
  ],
  [
    'content-before-joined-verb',
    'She/PRON/PRP/2/nsubj said/VERB/VBD/0/root there/PRON/EX/4/expl was/VERB/VBD/2/ccomp nothing/PRON/NN/4/nsubj to/PART/TO/7/mark suggest/VERB/VB/5/acl that/SCONJ/IN/11/mark it/PRON/PRP/11/nsubj had/AUX/VBD/11/aux burst/VERB/VBN/14/ccomp ,/PUNCT/,/14/punct but/CCONJ/CC/14/cc added/VERB/VBD/2/conj that/SCONJ/IN/18/mark it/PRON/PRP/18/nsubj was/AUX/VBD/18/cop old/ADJ/JJ/14/ccomp ./PUNCT/./2/punct',
    'burst/VERB/VBN/7/ccomp',
  ],
  [
    'clause-as-subject',
    'The/DET/DT/2/det bank/NOUN/NN/3/nsubj plans/VERB/VBZ/11/nsubj to/PART/TO/5/mark open/VERB/VB/3/xcomp ten/NUM/CD/7/nummod branches/NOUN/NNS/5/obj ,/PUNCT/,/11/punct Peter/PROPN/NNP/11/nsubj Holm/PROPN/NNP/9/flat said/VERB/VBD/0/root ./PUNCT/./11/punct',
    'plans/VERB/VBZ/11/ccomp',
  ],
  [
    'main-clause-behind-participle',
    'Asked/VERB/VBN/0/root whether/SCONJ/IN/5/mark it/PRON/PRP/5/nsubj was/AUX/VBD/5/cop so/ADV/RB/1/ccomp ,/PUNCT/,/1/punct Ruiz/PROPN/NNP/8/nsubj declined/VERB/VBD/1/ccomp to/PART/TO/10/mark comment/VERB/VB/8/xcomp ./PUNCT/./1/punct',
    'Asked/VERB/VBN/8/advcl declined/VERB/VBD/0/root',
  ],
  [
    'subject-read-as-object',
    'They/PRON/PRP/2/nsubj believed/VERB/VBD/0/root a/DET/DT/4/det box/NOUN/NN/2/obj filled/VERB/VBN/4/acl with/ADP/IN/7/case nails/NOUN/NNS/5/obl had/AUX/VBD/9/aux exploded/VERB/VBN/2/ccomp ./PUNCT/./2/punct',
    'box/NOUN/NN/9/nsubj',
  ],
  [
    'time-between-subject-and-verb',
    'The/DET/DT/2/det police/NOUN/NN/5/nsubj on/ADP/IN/4/case Monday/PROPN/NNP/2/nmod arrested/VERB/VBD/0/root two/NUM/CD/7/nummod men/NOUN/NNS/5/obj ./PUNCT/./5/punct',
    'Monday/PROPN/NNP/5/obl',
  ],
  [
    'subject-behind-opening',
    'On/ADP/IN/4/case a/DET/DT/4/det busy/ADJ/JJ/4/amod day/NOUN/NN/10/obl for/ADP/IN/6/case travellers/NOUN/NNS/4/nmod ,/PUNCT/,/10/punct Orsa/PROPN/NNP/9/compound Airport/PROPN/NNP/6/conj closed/VERB/VBD/0/root its/PRON/PRP$/12/nmod:poss runways/NOUN/NNS/10/obj ./PUNCT/./10/punct',
    'Airport/PROPN/NNP/10/nsubj',
  ],
  [
    'doing-as-subject',
    'Replacing/VERB/VBG/5/advcl old/ADJ/JJ/3/amod lamps/NOUN/NNS/1/obj is/AUX/VBZ/5/aux:pass expected/VERB/VBN/0/root to/PART/TO/7/mark save/VERB/VB/5/xcomp power/NOUN/NN/7/obj ./PUNCT/./5/punct',
    'Replacing/VERB/VBG/5/csubj',
  ],
  [
    'joined-noun-across-verb',
    'They/PRON/PRP/2/nsubj fought/VERB/VBD/0/root with/ADP/IN/5/case the/DET/DT/5/det police/NOUN/NN/2/obl and/CCONJ/CC/7/cc threw/VERB/VBD/2/conj rocks/NOUN/NNS/7/obj ,/PUNCT/,/10/punct bottles/NOUN/NNS/5/conj and/CCONJ/CC/12/cc flares/NOUN/NNS/5/conj ./PUNCT/./2/punct',
    'bottles/NOUN/NNS/8/conj flares/NOUN/NNS/8/conj',
  ],
  [
    'joined-to-another-form',
    'He/PRON/PRP/3/nsubj:pass was/AUX/VBD/3/aux:pass taken/VERB/VBN/0/root ill/ADJ/JJ/3/xcomp ,/PUNCT/,/7/punct after/SCONJ/IN/7/mark seeing/VERB/VBG/3/advcl a/DET/DT/9/det game/NOUN/NN/7/obj ,/PUNCT/,/12/punct and/CCONJ/CC/12/cc taken/VERB/VBN/7/conj to/ADP/IN/14/case hospital/NOUN/NN/12/obl ./PUNCT/./3/punct',
    'taken/VERB/VBN/3/conj',
  ],
  [
    'description-read-as-joined-verb',
    'Police/NOUN/NN/2/nsubj detained/VERB/VBD/0/root the/DET/DT/4/det man/NOUN/NN/2/obj ,/PUNCT/,/7/punct later/ADV/RB/7/advmod identified/VERB/VBN/2/conj as/ADP/IN/9/case Omar/PROPN/NNP/7/obl Haddad/PROPN/NNP/9/flat ./PUNCT/./2/punct',
    'identified/VERB/VBN/4/acl',
  ],
  [
    'count-as-subject',
    'Two/NUM/CD/3/nsubj:pass were/AUX/VBD/3/aux:pass killed/VERB/VBN/0/root and/CCONJ/CC/8/cc at/ADP/IN/6/case least/ADJ/JJS/7/nmod 20/NUM/CD/8/nummod injured/VERB/VBN/3/conj ./PUNCT/./3/punct',
    '20/NUM/CD/8/nsubj:pass',
  ],
  [
    'act-of-whoever-speaks',
    'The/DET/DT/2/det court/NOUN/NN/3/nsubj ruled/VERB/VBD/0/root that/SCONJ/IN/8/mark the/DET/DT/6/det ban/NOUN/NN/8/nsubj was/AUX/VBD/8/cop unlawful/ADJ/JJ/3/ccomp and/CCONJ/CC/10/cc ordered/VERB/VBD/8/conj them/PRON/PRP/10/obj to/PART/TO/13/mark pay/VERB/VB/10/xcomp ./PUNCT/./3/punct',
    'ordered/VERB/VBD/3/conj',
  ],
  [
    'listener-read-as-title',
    'Holm/PROPN/NNP/2/nsubj told/VERB/VBD/0/root reporters/NOUN/NNS/4/nmod:desc Ruiz/PROPN/NNP/6/nsubj had/AUX/VBD/6/aux resigned/VERB/VBN/2/ccomp ./PUNCT/./2/punct',
    'reporters/NOUN/NNS/2/iobj',
  ],
  [
    'infinitive-read-as-subject',
    'Holm/PROPN/NNP/3/nsubj is/AUX/VBZ/3/cop due/ADJ/JJ/0/root to/PART/TO/5/mark appear/VERB/VB/3/csubj in/ADP/IN/7/case court/NOUN/NN/5/obl ./PUNCT/./3/punct',
    'appear/VERB/VB/3/xcomp',
  ],
  [
    'subject-read-into-opening',
    'Answering/VERB/VBG/7/advcl Dahl/PROPN/NNP/1/obj ,/PUNCT/,/5/punct Colonel/PROPN/NNP/5/nmod:desc Emil/PROPN/NNP/2/conj Lund/PROPN/NNP/5/flat closed/VERB/VBD/0/root the/DET/DT/9/det camp/NOUN/NN/7/obj ./PUNCT/./7/punct',
    'Emil/PROPN/NNP/7/nsubj',
  ],
  [
    'police-read-into-a-name',
    'The/DET/DT/3/det man/NOUN/NN/3/compound police/NOUN/NN/6/nsubj:pass arrested/VERB/VBN/3/acl was/AUX/VBD/6/aux:pass let/VERB/VBN/0/root go/VERB/VB/6/xcomp ./PUNCT/./6/punct',
    'The/DET/DT/2/det man/NOUN/NN/6/nsubj:pass police/NOUN/NN/4/nsubj arrested/VERB/VBN/2/acl:relcl',
  ],
  [
    'name-behind-joined-titles',
    'The/DET/DT/2/det musician/NOUN/NN/7/nsubj and/CCONJ/CC/4/cc painter/NOUN/NN/2/conj Ole/PROPN/NNP/4/flat Brandt/PROPN/NNP/4/flat died/VERB/VBD/0/root ./PUNCT/./7/punct',
    'musician/NOUN/NN/5/nmod:desc Ole/PROPN/NNP/7/nsubj Brandt/PROPN/NNP/5/flat',
  ],
  [
    'name-joined-to-its-title',
    'Former/ADJ/JJ/2/amod soldier/NOUN/NN/7/nsubj and/CCONJ/CC/5/cc veteran/NOUN/NN/5/nmod:desc Emil/PROPN/NNP/2/conj Dahl/PROPN/NNP/5/flat died/VERB/VBD/0/root ./PUNCT/./7/punct',
    'soldier/NOUN/NN/5/nmod:desc veteran/NOUN/NN/2/conj Emil/PROPN/NNP/7/nsubj',
  ],
  [
    'name-behind-office-of',
    'Secretary/PROPN/NNP/6/nsubj of/ADP/IN/5/case State/PROPN/NNP/5/nmod:desc Ana/PROPN/NNP/5/nmod:desc Holm/PROPN/NNP/1/nmod said/VERB/VBD/0/root so/ADV/RB/6/advmod ./PUNCT/./6/punct',
    'Secretary/PROPN/NNP/4/nmod:desc of/ADP/IN/3/case State/PROPN/NNP/1/nmod Ana/PROPN/NNP/6/nsubj Holm/PROPN/NNP/4/flat',
  ],
  [
    'office-read-as-name',
    'Treasury/PROPN/NNP/7/nsubj Secretary/PROPN/NNP/1/flat ,/PUNCT/,/4/punct Emil/PROPN/NNP/1/appos Dahl/PROPN/NNP/4/flat ,/PUNCT/,/4/punct said/VERB/VBD/0/root so/ADV/RB/7/advmod ./PUNCT/./7/punct',
    'Treasury/PROPN/NNP/2/compound Secretary/PROPN/NNP/7/nsubj Emil/PROPN/NNP/2/appos',
  ],
  [
    'apposition-read-as-subject',
    'Adel/PROPN/NNP/7/nsubj al/PROPN/NNP/1/flat Lund/PROPN/NNP/1/flat ,/PUNCT/,/1/punct a/DET/DT/6/det spokesman/NOUN/NN/7/nsubj said/VERB/VBD/0/root so/ADV/RB/7/advmod ./PUNCT/./7/punct',
    'spokesman/NOUN/NN/1/appos',
  ],
  [
    'subject-read-as-circumstance',
    'On/ADP/IN/2/case Friday/PROPN/NNP/10/obl the/DET/DT/4/det legislature/NOUN/NN/10/obl ,/PUNCT/,/8/punct the/DET/DT/8/det Great/ADJ/NNP/8/amod Council/PROPN/NNP/4/appos ,/PUNCT/,/4/punct voted/VERB/VBD/0/root ./PUNCT/./10/punct',
    'legislature/NOUN/NN/10/nsubj',
  ],
  [
    'participle-read-as-saying',
    'The/DET/DT/2/det deficit/NOUN/NN/8/nsubj ,/PUNCT/,/4/punct announced/VERB/VBD/0/root on/ADP/IN/6/case Monday/PROPN/NNP/4/obl ,/PUNCT/,/8/punct grew/VERB/VBD/4/ccomp ./PUNCT/./8/punct',
    ',/PUNCT/,/8/punct announced/VERB/VBN/2/acl grew/VERB/VBD/0/root',
  ],
  [
    'content-hung-past-its-noun',
    'The/DET/DT/2/det charge/NOUN/NN/3/nsubj stemmed/VERB/VBD/0/root from/ADP/IN/5/case allegations/NOUN/NNS/3/obl Holm/PROPN/NNP/7/nsubj tried/VERB/VBD/3/ccomp to/PART/TO/9/mark bribe/VERB/VB/7/xcomp a/DET/DT/11/det clerk/NOUN/NN/9/obj ./PUNCT/./3/punct',
    'tried/VERB/VBD/5/acl',
  ],
  [
    'name-of-site-read-as-noun',
    'The/DET/DT/3/det news/NOUN/NN/3/compound site/NOUN/NN/4/compound Lundnews/NOUN/NN/5/nsubj said/VERB/VBD/0/root so/ADV/RB/5/advmod ./PUNCT/./5/punct',
    'site/NOUN/NN/4/nmod:desc Lundnews/PROPN/NNP/5/nsubj',
  ],
  [
    'speaker-read-as-object',
    'The/DET/DT/2/det crew/NOUN/NN/4/nsubj was/AUX/VBD/4/cop unarmed/ADJ/JJ/6/ccomp ,/PUNCT/,/4/punct said/VERB/VBD/0/root the/DET/DT/8/det chairman/NOUN/NN/6/obj ,/PUNCT/,/10/punct Emil/PROPN/NNP/8/appos Dahl/PROPN/NNP/10/flat ./PUNCT/./6/punct',
    'chairman/NOUN/NN/6/nsubj',
  ],
  [
    'saying-read-as-joined',
    'Ten/NUM/CD/2/nummod men/NOUN/NNS/3/nsubj fell/VERB/VBD/0/root ill/ADJ/JJ/3/xcomp ,/PUNCT/,/8/punct the/DET/DT/7/det firm/NOUN/NN/8/nsubj confirmed/VERB/VBD/3/conj ,/PUNCT/,/12/punct but/CCONJ/CC/12/cc none/PRON/NN/12/nsubj died/VERB/VBD/3/conj ./PUNCT/./3/punct',
    'confirmed/VERB/VBD/3/parataxis',
  ],
  [
    'content-read-as-joined',
    'The/DET/DT/2/det firm/NOUN/NN/3/nsubj confirmed/VERB/VBD/0/root on/ADP/IN/5/case Monday/PROPN/NNP/3/obl that/SCONJ/IN/10/mark the/DET/DT/8/det ferry/NOUN/NN/10/nsubj had/AUX/VBD/10/aux stopped/VERB/VBN/3/conj ./PUNCT/./3/punct',
    'stopped/VERB/VBN/3/ccomp',
  ],
  [
    'other-end-of-between',
    'The/DET/DT/2/det ferry/NOUN/NN/11/nsubj between/ADP/IN/4/case Lund/PROPN/NNP/2/nmod and/CCONJ/CC/11/cc the/DET/DT/7/det island/NOUN/NN/11/nsubj of/ADP/IN/9/case Orsa/PROPN/NNP/7/nmod had/AUX/VBD/11/aux stopped/VERB/VBN/0/root ./PUNCT/./11/punct',
    'and/CCONJ/CC/7/cc island/NOUN/NN/4/conj',
  ],
  [
    'verb-of-relative-read-as-noun',
    'It/PRON/PRP/3/nsubj is/AUX/VBZ/3/cop shut/ADJ/JJ/0/root ,/PUNCT/,/6/punct a/DET/DT/6/det claim/NOUN/NN/3/appos that/SCONJ/IN/9/mark Norland/PROPN/NNP/9/compound disputes/NOUN/NNS/6/acl:relcl ./PUNCT/./3/punct',
    'that/SCONJ/IN/9/obj Norland/PROPN/NNP/9/nsubj disputes/VERB/VBZ/6/acl:relcl',
  ],
  [
    'verb-hung-on-its-subject',
    'Reports/NOUN/NNS/0/root that/SCONJ/IN/5/mark he/PRON/PRP/5/nsubj had/AUX/VBD/5/aux died/VERB/VBN/1/acl were/AUX/VBD/7/aux:pass denied/VERB/VBN/1/acl:relcl ./PUNCT/./1/punct',
    'Reports/NOUN/NNS/7/nsubj:pass denied/VERB/VBN/0/root ./PUNCT/./7/punct',
  ],
  [
    'preposition-of-title',
    'It/PRON/PRP/2/nsubj burst/VERB/VBD/0/root ,/PUNCT/,/7/punct according/VERB/VBG/6/case to/ADP/IN/4/fixed Mayor/PROPN/NNP/7/nmod:desc Ana/PROPN/NNP/2/obl Ruiz/PROPN/NNP/7/flat ./PUNCT/./2/punct',
    'according/VERB/VBG/7/case',
  ],
];

const spelt = (words: string) => words.replace(/[\s"]/gu, '');

describe('a mend puts its own example right, and leaves the other words alone', () => {
  it.each(table)('%s', (id, wrong, right) => {
    const mend = mends.find((candidate) => candidate.id === id);
    const tokens = handMadeTree(wrong);
    expect(spelt(tokens.map(({ text }) => text).join(''))).toBe(spelt(mend?.example ?? ''));
    for (let at = 0; at < tokens.length; at++) mend?.mend(tokens, at);
    const before = wrong.split(' ');
    const changed = cellsOf(tokens).filter((cell, at) => cell !== before[at]);
    expect(changed).toEqual(right.split(' '));
    expect(isOneTree(tokens)).toBe(true);
  });

  it('and every mend is in this table', () => {
    expect(table.map(([id]) => id).toSorted()).toEqual(mends.map(({ id }) => id).toSorted());
  });

  it.each(table)('%s: what has been mended stays as it is', (_id, wrong) => {
    const tokens = handMadeTree(wrong);
    mendTree(tokens);
    const once = cellsOf(tokens);
    mendTree(tokens);
    expect(cellsOf(tokens)).toEqual(once);
  });
});

const forms = [
  ...['said/VERB/VBD', 'told/VERB/VBD', 'had/VERB/VBD', 'burst/NOUN/NN', 'shot/VERB/VBN'],
  ...['Mayor/NOUN/NN', 'Ana/PROPN/NNP', ',/PUNCT/,', ',/PUNCT/,', 'that/SCONJ/IN', 'who/PRON/WP'],
  ...['plans/NOUN/VBZ', 'but/CCONJ/CC', 'Asked/VERB/VBN', 'was/AUX/VBD', 'on/ADP/IN', '”/PUNCT/.'],
];
const labels =
  'nsubj obj iobj ccomp advcl acl:relcl conj cc mark appos flat nmod root xcomp punct'.split(' ');
const anyWord = fc.record({
  form: fc.constantFrom(...forms),
  deprel: fc.constantFrom(...labels),
  above: fc.nat(),
});

/** Any tree of such words: taken in a random order, each hangs on one that was taken before. */
const anyTree = fc
  .array(anyWord, { minLength: 1, maxLength: 9 })
  .chain((words) =>
    fc
      .shuffledSubarray([...words.keys()], { minLength: words.length })
      .map((order) => ({ words, order })),
  )
  .map(({ words, order }) => {
    const heads = words.map(() => 0);
    order.forEach((word, place) => {
      const above = place === 0 ? -1 : order[(words[word]?.above ?? 0) % place];
      heads[word] = (above ?? -1) + 1;
    });
    return words.map(({ form, deprel }, at) =>
      [form, heads[at], heads[at] === 0 ? 'root' : deprel].join('/'),
    );
  });

it('a tree stays one tree, whatever is mended', () => {
  fc.assert(
    fc.property(anyTree, (cells) => {
      const tokens = handMadeTree(cells.join(' '));
      mendTree(tokens);
      expect(isOneTree(tokens), cellsOf(tokens).join(' ')).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
