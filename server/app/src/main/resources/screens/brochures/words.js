// @ts-check
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

export const say = staffTexts(id);
