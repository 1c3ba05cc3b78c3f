/**
 * What the readings cite: the story's own articles as sources, and the papers
 * that exist outside it. Each citation adds its relation, its words and where
 * they stand.
 */
import type { SampleCitation } from './types';

type CitedSource = Pick<SampleCitation, 'source' | 'tier' | 'url' | 'accessedOn' | 'articleCode'>;

export const in001: CitedSource = {
  source: 'The Eastmarch Sentinel, 13 March 2025',
  tier: 'secondary',
  url: 'https://eastmarchsentinel.example/news/haskeld-drained-in-secret',
  accessedOn: '2025-04-02',
  articleCode: '001',
};

export const in002: CitedSource = {
  source: 'Quarle Valley Times, 14 March 2025',
  tier: 'secondary',
  url: 'https://quarlevalleytimes.example/2025/03/haskeld-valve-test',
  accessedOn: '2025-04-02',
  articleCode: '002',
};

export const in003: CitedSource = {
  source: 'Bellwether Wire, 13 March 2025',
  tier: 'secondary',
  url: 'https://bellwetherwire.example/en/item/773041',
  accessedOn: '2025-04-02',
  articleCode: '003',
};

export const in004: CitedSource = {
  source: 'The Corrowby Ledger, 12 March 2025',
  tier: 'secondary',
  url: 'https://corrowbyledger.example/valley/haskeld-let-down-overnight',
  accessedOn: '2025-04-02',
  articleCode: '004',
};

/** The only complete wording of what the spokesperson said. */
export const statement: CitedSource = {
  source: 'Corrowby Water, press statement of 12 March 2025',
  tier: 'primary',
  url: 'https://corrowbywater.example/press/2025-03-12-haskeld',
  accessedOn: '2025-04-01',
};

export const valveLog: CitedSource = {
  source: 'Corrowby Water, valve log for Haskeld, March 2025',
  tier: 'primary',
  url: 'https://corrowbywater.example/records/haskeld-valve-log-2025-03.pdf',
  accessedOn: '2025-04-03',
};

export const levelRegister: CitedSource = {
  source: 'Dam Safety Office, level register, station Haskeld',
  tier: 'primary',
  url: 'https://damsafetyoffice.example/registers/haskeld/2025',
  accessedOn: '2025-04-03',
};

export const riverGauge: CitedSource = {
  source: 'Quarle Rivers Trust, gauge record, Pell Bridge',
  tier: 'primary',
  url: 'https://quarleriverstrust.example/gauges/pell-bridge/2025-03-11',
  accessedOn: '2025-04-03',
};

export const incidentSummary: CitedSource = {
  source: 'Eastmarch Fire and Rescue, incident summary 2025-0311',
  tier: 'primary',
  url: 'https://eastmarchfire.example/incidents/2025-0311',
  accessedOn: '2025-04-02',
};

export const boardMinutes: CitedSource = {
  source: 'Corrowby Water, minutes of the works board, 21 January 2025',
  tier: 'primary',
  url: 'https://corrowbywater.example/board/2025-01-21-minutes.pdf',
  accessedOn: '2025-04-01',
};

export const inspectionNote: CitedSource = {
  source: 'Inspecting engineer’s note on Haskeld, 10 March 2025',
  tier: 'primary',
  url: 'https://corrowbywater.example/records/haskeld-note-2025-03-10.pdf',
  accessedOn: '2025-04-07',
};

export const alertRecord: CitedSource = {
  source: 'Corrowby Water, alert service, dispatch record of 11 March 2025',
  tier: 'primary',
  url: 'https://corrowbywater.example/records/alerts-2025-03-11.csv',
  accessedOn: '2025-04-03',
};

export const landRegister: CitedSource = {
  source: 'Eastmarch land register, title EM 20417',
  tier: 'primary',
  url: 'https://eastmarchlandregister.example/titles/EM20417',
  accessedOn: '2025-04-04',
};

export const committeeMinutes: CitedSource = {
  source: 'Corrowby Borough Council, utilities committee, minutes of 18 March 2025',
  tier: 'primary',
  url: 'https://corrowbyborough.example/committees/utilities/2025-03-18',
  accessedOn: '2025-04-07',
};

export const assetSheet: CitedSource = {
  source: 'Corrowby Water, asset sheet for Haskeld, edition of 2024',
  tier: 'primary',
  url: 'https://corrowbywater.example/assets/haskeld.pdf',
  accessedOn: '2025-04-01',
};

export const siteVisit: CitedSource = {
  source: 'Visit of the desk to the shore, 15 March 2025',
  tier: 'own_observation',
  url: '',
  accessedOn: '2025-03-15',
};
