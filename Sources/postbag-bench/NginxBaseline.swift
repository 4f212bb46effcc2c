import Foundation
import NIOCore

/// nginx on loopback, which serves the same octets from a file. The result shows how fast this
/// machine can serve pages.
struct NginxBaseline: Sendable {
    let address: ServerAddress
    let pid: Int32

    /// Starts nginx and passes it to `body`. Passes nil when nginx is not installed.
    static func with(_ page: Answer, _ body: (NginxBaseline?) async throws -> Void) async throws {
        guard let program = Child.path(of: "nginx") else { return try await body(nil) }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-bench-nginx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let address = try ServerAddress.free()
        try Data(page.body.readableBytesView).write(to: folder.appending(path: "page"))
        try Data(configuration(folder, address).utf8).write(to: folder.appending(path: "nginx.conf"))
        let child = try Child.start(
            program,
            [
                "-c", folder.appending(path: "nginx.conf").path, "-p", folder.path, "-e",
                folder.appending(path: "error.log").path,
            ])
        do {
            try await address.waitUntilHealthy()
            try await body(NginxBaseline(address: address, pid: child.id))
            child.stop()
            try FileManager.default.removeItem(at: folder)
        } catch {
            child.stop()
            throw error
        }
    }

    private static func configuration(_ folder: URL, _ address: ServerAddress) -> String {
        """
        daemon off;
        worker_processes 2;
        pid \(folder.path)/nginx.pid;
        events { worker_connections 4096; }
        http {
            access_log off;
            sendfile on;
            tcp_nodelay on;
            keepalive_requests 100000000;
            open_file_cache max=10 inactive=1h;
            default_type "text/html; charset=utf-8";
            server {
                listen \(address.authority) backlog=4096;
                location = /health { return 200 "ok"; }
                location / {
                    root \(folder.path);
                    try_files /page =404;
                    add_header Content-Encoding gzip;
                    add_header Vary Accept-Encoding;
                    add_header Cache-Control "public, max-age=5";
                }
            }
        }
        """
    }
}
