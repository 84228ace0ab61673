package id.loket.server.dossier;

/** Why a paper will not do. */
enum WrongReason {
  EXPIRED,
  UNREADABLE,
  OTHER_DATA,
  NOT_SIGNED,
  OTHER_DOCUMENT,
  NOT_AS_UPLOADED,
  OTHER
}
