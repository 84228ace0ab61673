// A page of our own that has been tricked: it does what it is told, at the touch of a visitor, and as
// nothing but the browser's policy may keep it from doing.
const outside = 'OUTSIDE';

const link = (href, more = {}) => {
  const a = Object.assign(document.createElement('a'), { href, ...more });
  document.body.append(a);
  a.click();
  a.remove();
};
const frame = (src) => document.body.append(Object.assign(document.createElement('iframe'), { src }));
const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));
const upload = (more) => Object.assign(document.createElement('input'), { type: 'file', ...more }).click();

const attempts = {
  'go outside': () => (location.href = outside),
  'replace by outside': () => location.replace(outside),
  'redirect to outside': () => (location.href = '/redirect'),
  'meta refresh': () => document.write(`<meta http-equiv="refresh" content="0;url=${outside}">`),
  'form to outside': () => {
    document.body.innerHTML += `<form id="f" method="post" action="${outside}"><input name="a"></form>`;
    document.getElementById('f').submit();
  },
  'window.open outside': () => open(outside),
  'window.open with a size': () => open(outside, 'w', 'width=300,height=300'),
  'window.open of our own page': () => open('/kiosk/', '_blank'),
  'window.open about:blank': () => open('about:blank').document.write('out'),
  'link to a new tab': () => link(outside, { target: '_blank' }),
  'link without opener': () => link(outside, { target: '_blank', rel: 'noopener' }),
  'frame of outside': () => frame(outside),
  'frame of a file': () => frame('file:///etc/passwd'),
  'frame of chrome:': () => frame('chrome://settings'),
  'file:': () => link('file:///etc/passwd'),
  'folder': () => link('file:///'),
  'view-source:': () => link('view-source:/kiosk/'),
  'chrome:': () => link('chrome://settings'),
  'chrome: in a new window': () => open('chrome://downloads'),
  'devtools:': () => open('devtools://devtools/bundled/inspector.html'),
  'extension': () => open('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html'),
  'crash the tab': () => link('chrome://crash'),
  'data:': () => link('data:text/html,<h1>out</h1>'),
  'data: in a new window': () => open('data:text/html,<h1>out</h1>'),
  'blob:': () => link(blob('<h1>out</h1>', 'text/html')),
  'blob: in a new window': () => open(blob('<h1>out</h1>', 'text/html')),
  'javascript:': () => link('javascript:"<h1>out</h1>"'),
  'filesystem:': () => link('filesystem:http://127.0.0.1/temporary/x'),
  'ftp:': () => link('ftp://127.0.0.1/'),
  'mailto:': () => link('mailto:a@b.test'),
  'tel:': () => link('tel:+62'),
  'sms:': () => link('sms:+62'),
  'intent:': () => link('intent://x#Intent;scheme=http;end'),
  'magnet:': () => link('magnet:?xt=urn:btih:0'),
  'any program': () => link('xdg-open:/usr/bin/xterm'),
  'download a file': () => link('/download'),
  'download a blob': () => link(blob('out', 'application/octet-stream'), { download: 'out.desktop' }),
  'save a data: address': () => link('data:application/octet-stream,out', { download: 'out.sh' }),
  'a PDF': () => link('/pdf'),
  'file chooser': () => upload(),
  'folder chooser': () => upload({ webkitdirectory: true }),
  'open with the file system': () => showOpenFilePicker(),
  'save with the file system': () => showSaveFilePicker(),
  'folder of the file system': () => showDirectoryPicker(),
  'print dialog': () => Window.prototype.print.call(window),
  'ask for notifications': () => Notification.requestPermission(),
  'ask where it is': () => navigator.geolocation.getCurrentPosition(() => {}),
  'ask for camera and voice': () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
  'ask for the screen': () => navigator.mediaDevices.getDisplayMedia(),
  'ask for USB': () => navigator.usb.requestDevice({ filters: [] }),
  'ask for a serial port': () => navigator.serial.requestPort(),
  'ask for Bluetooth': () => navigator.bluetooth.requestDevice({ acceptAllDevices: true }),
  'ask for an input device': () => navigator.hid.requestDevice({ filters: [] }),
  'ask for MIDI': () => navigator.requestMIDIAccess({ sysex: true }),
  'ask for the clipboard': () => navigator.clipboard.readText(),
  'ask to pay': () =>
    new PaymentRequest([{ supportedMethods: outside }], { total: { label: 'x', amount: { currency: 'IDR', value: '1' } } }).show(),
  'ask for a password': () => navigator.credentials.get({ password: true, mediation: 'required' }),
  'ask for a passkey': () =>
    navigator.credentials.create({
      publicKey: {
        challenge: new Uint8Array(16),
        rp: { name: 'x' },
        user: { id: new Uint8Array(8), name: 'x', displayName: 'x' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      },
    }),
  'share': () => navigator.share({ url: outside }),
  'be the program for addresses': () => navigator.registerProtocolHandler('web+loket', '/kiosk/?%s'),
  'a window of its own': () => documentPictureInPicture.requestWindow().then((w) => w.document.write('out')),
  'presentation': () => new PresentationRequest([outside]).start(),
  'pick a colour off the screen': () => new EyeDropper().open(),
  'leave full screen': () => document.exitFullscreen(),
  'another full screen': () => document.documentElement.requestFullscreen().then(() => document.exitFullscreen()),
  'resize and move': () => (resizeTo(200, 200), moveTo(50, 50)),
  'close itself': () => close(),
  'back': () => history.back(),
  'far back': () => history.go(-50),
  'a thousand steps of history': () => {
    for (let i = 0; i < 1000; i++) history.pushState(i, '');
    history.go(-999);
  },
  'ask before it is left': () => {
    addEventListener('beforeunload', (event) => event.preventDefault());
    location.reload();
  },
  'alert': () => alert('out'),
  'confirm and prompt': () => (confirm('out'), prompt('out')),
  'a worker that answers for the office': () =>
    navigator.serviceWorker.register('/worker.js').then(() => (location.href = outside)),
  'very long text': () => (document.getElementById('all').textContent = 'x'.repeat(2_000_000)),
  'run for ever': () => {
    for (;;);
  },
};

let next = '';
addEventListener('click', async () => {
  const name = next;
  next = '';
  if (!name) return;
  // A touch is a leave for some seconds, so there is time to say that it was felt.
  await fetch('/done', { method: 'POST', body: name });
  try {
    Promise.resolve(attempts[name]()).catch(() => {});
  } catch {
    // Refused at once: as well as it gets.
  }
});
fetch('/names', { method: 'POST', body: Object.keys(attempts).join('\n') });
setInterval(async () => {
  // A touch that something else has taken is asked for again.
  next ||= await (await fetch('/next')).text();
  if (next) fetch('/armed', { method: 'POST', body: next });
}, 200);
