/**
 * How a receipt printer puts ESC/POS on paper, dot by dot, written from the printers' manuals. It
 * knows no driver, no connection and no office: the bytes come in, a picture of the paper comes
 * out.
 */
package id.loket.paper;
