// What the greeting says about privacy. Its text stands in texts.*.ts as notice: whoever changes it there gives it
// a new version here, so that the log of a conversation says what was read before it.
import type { Lang } from "../shared/protocol.js";

export const noticeVersion = (lang: Lang): string => `2026-11-${lang}`;
