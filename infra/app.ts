import { onRecordApp } from './on-record-app.ts';

const app = await onRecordApp();
app.synth();
