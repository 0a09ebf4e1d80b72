"""Servers on loopback for one case each: nginx, and a scripted one for what nginx cannot do. All are started and ended
here, by process or thread; ready means that a connection was accepted."""
import contextlib
import http.server
import os
import pathlib
import shutil
import socket
import subprocess
import threading
import time

READY_WITHIN = 20  # seconds


def nginx_program():
    return shutil.which('nginx') or next((p for p in ('/usr/sbin/nginx', '/sbin/nginx') if os.access(p, os.X_OK)), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def refused_port():
    """A port that nobody listens on: bound, so that nobody else takes it, and closed with the returned socket."""
    held = socket.socket()
    held.bind(('127.0.0.1', 0))
    return held


CONFIGURATION = '''
{user}
daemon off;
worker_processes 1;
pid {prefix}/nginx.pid;
error_log {prefix}/error.log notice;
events {{ worker_connections 64; }}
http {{
    log_format plain '$server_port\t$request_method\t$request_uri\t$status\t$http_authorization\t$http_cookie\t$http_host';
    access_log {prefix}/access.log plain;
    default_type application/octet-stream;
    client_body_temp_path {prefix}/temporary;
    proxy_temp_path {prefix}/temporary;
    fastcgi_temp_path {prefix}/temporary;
    uwsgi_temp_path {prefix}/temporary;
    scgi_temp_path {prefix}/temporary;
    {servers}
}}
'''


class Nginx:
    """`site` is what stands in one server block; more of them, by name, in `others`. Ports are in `port`."""

    def __init__(self, prefix, site, **others):
        self.prefix = pathlib.Path(prefix)
        self.prefix.mkdir(parents=True)
        self.sites = {'': site, **others}
        self.process = None
        self.markers = 0

    def __enter__(self):
        # Between free_port() and nginx's bind() somebody else may take the port: then with others.
        for _ in range(5):
            self.port = {name: free_port() for name in self.sites}
            self._configure()
            self.process = subprocess.Popen([nginx_program(), '-p', self.prefix, '-c', self.prefix / 'nginx.conf'],
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if self._ready():
                return self
            self._stop()
        raise RuntimeError(f'nginx does not start:\n{(self.prefix / "error.log").read_text()}')

    def __exit__(self, *_):
        self._stop()

    def _configure(self):
        ports = {f'@{name}port@': str(port) for name, port in self.port.items()}
        blocks = []
        for name, site in self.sites.items():
            tls = ' ssl' if 'ssl_certificate ' in site else ''
            text = f'server {{ listen 127.0.0.1:{self.port[name]}{tls}; location /ready-marker {{ return 204; }}\n{site} }}'
            for key, value in ports.items():
                text = text.replace(key, value)
            blocks.append(text)
        user = 'user root;' if os.geteuid() == 0 else ''
        (self.prefix / 'nginx.conf').write_text(
            CONFIGURATION.format(user=user, prefix=self.prefix, servers='\n'.join(blocks)))

    def _ready(self):
        deadline = time.monotonic() + READY_WITHIN
        waiting = set(self.port.values())
        while waiting and time.monotonic() < deadline:
            if self.process.poll() is not None:
                return False
            for port in sorted(waiting):
                with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', port), timeout=1):
                    waiting.discard(port)
            if waiting:
                time.sleep(0.005)
        return not waiting

    def _stop(self):
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def url(self, path='', name='', scheme='http', host='127.0.0.1'):
        return f'{scheme}://{host}:{self.port[name]}/{path}'

    def requests(self):
        """What was asked so far: dicts with port, method, path, status, authorization, cookie, host."""
        if self.process is not None and 'ssl_certificate ' not in self.sites['']:
            # One worker writes its log in order: when the marker is there, all before it is.
            self.markers += 1
            marker = f'/ready-marker-{self.markers}'
            with socket.create_connection(('127.0.0.1', self.port['']), timeout=10) as link:
                link.sendall(f'GET {marker} HTTP/1.0\r\n\r\n'.encode())
                while link.recv(4096):
                    pass
            self._wait_for(marker)
        else:
            self._stop()
        names = ('port', 'method', 'path', 'status', 'authorization', 'cookie', 'host')
        rows = [dict(zip(names, line.split('\t'))) for line in (self.prefix / 'access.log').read_text().splitlines()]
        return [row for row in rows if not row['path'].startswith('/ready-marker')]

    def _wait_for(self, marker):
        deadline = time.monotonic() + READY_WITHIN
        while f'{marker}\t' not in (self.prefix / 'access.log').read_text():
            if time.monotonic() > deadline:
                raise RuntimeError('nginx writes no log')
            time.sleep(0.005)


class Scripted:
    """`answer(path, count)` is called with the number of requests for that path before this one, and returns
    (status, body) or (status, body, headers); body is bytes, or an iterable of them that may never end."""

    def __init__(self, answer):
        self.answer = answer
        self.seen = []
        outer = self
        lock = threading.Lock()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                with lock:
                    count = outer.seen.count(self.path)
                    outer.seen.append(self.path)
                status, body, *rest = answer(self.path, count)
                self.send_response(status)
                for name, value in (rest[0] if rest else {}).items():
                    self.send_header(name, value)
                if isinstance(body, bytes):
                    self.send_header('Content-Length', str(len(body)))
                    body = [body]
                self.end_headers()
                with contextlib.suppress(OSError):
                    for chunk in body:
                        self.wfile.write(chunk)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={'poll_interval': 0.02})

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def url(self, path=''):
        return f'http://127.0.0.1:{self.server.server_port}/{path}'


def directory(root):
    """nginx: everything below a directory."""
    return f'root {root};'
