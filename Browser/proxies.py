"""The web servers in front, with the configurations of docs/running.md, on free ports of loopback."""

import http.client
import os
import re
import ssl
import subprocess
from pathlib import Path

from mailhosts import certificate, placed
from ports import free_port
from server import ROOT, Server, wait_until

NAME = "letters.example.org"
DOCUMENT = (ROOT / "docs" / "running.md").read_text()
MODULES = Path("/usr/lib/apache2/modules")


def block(language: str) -> str:
    """The configuration that stands in the document's fence of that language."""
    [found] = re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.M | re.S)
    return found


class Proxy:
    def __init__(self, kind: str, server: Server, folder: Path):
        self.server, self.http, self.https, self.folder = server, free_port(), free_port(), folder
        self.certificate, self.key = certificate(folder, NAME)
        self.upstream = f"127.0.0.1:{server.port}"
        self.log = open(folder / "proxy.log", "ab")
        self.process = subprocess.Popen(getattr(self, kind)(), stdout=self.log, stderr=self.log, cwd=folder, env=self.environment)
        try:
            wait_until(self.is_up, seconds=30, what=lambda: (folder / "proxy.log").read_text()[-2_000:])
        except BaseException:
            self.stop()
            raise

    @property
    def environment(self) -> dict[str, str]:
        """Whatever a server keeps beside its configuration stays in the folder."""
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.folder)}

    def written(self, name: str, text: str) -> Path:
        (self.folder / name).write_text(text)
        return self.folder / name

    def placed(self, language: str, **more: str) -> str:
        folder = "/etc/letsencrypt/live/letters.example.org"
        return placed(block(language), {
            f"{folder}/fullchain.pem": str(self.certificate), f"{folder}/privkey.pem": str(self.key), "127.0.0.1:8080": self.upstream,
        } | more)  # fmt: skip

    def caddy(self) -> list:
        # Without these it asks an authority on the Internet for a certificate.
        ours = f"{{\n  admin off\n  local_certs\n  skip_install_trust\n  http_port {self.http}\n  https_port {self.https}\n}}\n"
        return ["caddy", "run", "--adapter", "caddyfile", "--config", self.written("Caddyfile", ours + self.placed("caddyfile"))]

    def nginx(self) -> list:
        (self.folder / "cache").mkdir()
        site = self.placed("nginx", **{
            "/var/cache/nginx/postbag": str(self.folder / "cache"), "[::]:80": f"[::1]:{self.http}", "[::]:443": f"[::1]:{self.https}",
            "listen 80": f"listen 127.0.0.1:{self.http}", "listen 443": f"listen 127.0.0.1:{self.https}",
        })  # fmt: skip
        folders = "".join(f"{name}_temp_path {self.folder}/{name};\n" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        # Its own user may not enter a folder of the tests.
        user = "user root;\n" if os.geteuid() == 0 else ""
        text = f"{user}daemon off;\npid {self.folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{folders}{site}}}\n"
        return ["nginx", "-e", "stderr", "-c", self.written("nginx.conf", text)]

    def apache(self) -> list:
        modules = "authz_core headers mime mpm_event proxy proxy_http socache_shmcb ssl alias".split()
        loaded = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in modules)
        ours = f"{loaded}ServerName localhost\nListen 127.0.0.1:{self.http}\nListen 127.0.0.1:{self.https}\nPidFile {self.folder}/pid\n"
        ours += f"DefaultRuntimeDir {self.folder}\nErrorLog /dev/stderr\nTypesConfig /dev/null\nUser nobody\nGroup nogroup\n"
        site = self.placed("apache", **{"*:80": f"*:{self.http}", "*:443": f"*:{self.https}"})
        return ["apache2", "-DFOREGROUND", "-f", self.written("apache.conf", ours + site)]

    def is_up(self) -> bool:
        assert self.process.poll() is None, (self.folder / "proxy.log").read_text()[-2_000:]
        try:
            return Visitor(self, "127.0.0.1").ask("GET", "/health").status == 200
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()


class Visitor(http.client.HTTPConnection):
    """A browser's connections by TLS, from an address of loopback of its own."""

    def __init__(self, proxy: Proxy, address: str):
        super().__init__("127.0.0.1", proxy.https, timeout=30, source_address=(address, 0))

    def connect(self):
        super().connect()
        context = ssl.create_default_context()
        # Caddy makes a certificate of its own, with no authority that anybody knows.
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.sock = context.wrap_socket(self.sock, server_hostname=NAME)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.request(method, path, body, {"Host": NAME} | named)
        answer = self.getresponse()
        answer.text = answer.read().decode(errors="replace")
        return answer
