import NIOSSL

/// A self-signed certificate for localhost and 127.0.0.1, valid until 2126. The key may be public,
/// because only these tests trust the certificate.
enum TestCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAUGgAwIBAgIUbw57bZI7vVwvSEQu7saxDQWPt6IwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDAwNDYyMFoYDzIxMjYxMDMx
        MDA0NjIwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAATneupQ3BS9tDCQCJLk8XQ0r8uD1orsKOPOsEtO6elLJSWUfjllvQUB
        t2+9ZiqTaa8hcP8Eyxi94k+dyUnyhzACo28wbTAdBgNVHQ4EFgQUZMDlqd4dQ5yV
        9kA5mBODPP6IUH4wHwYDVR0jBBgwFoAUZMDlqd4dQ5yV9kA5mBODPP6IUH4wDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDRwAwRAIgK/002jZRpceMl7qDIg1S/ioihrzvbVuZ22jg2+OYV3oCIAMU
        hsAKiqKO8ze991gk5ZYS0D86+3FQFSR7CN1mtnP6
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg84EPbSJPTOH6A6WE
        wL5ItkRRk22mSNKvZ6G/SLswA9OhRANCAATneupQ3BS9tDCQCJLk8XQ0r8uD1ors
        KOPOsEtO6elLJSWUfjllvQUBt2+9ZiqTaa8hcP8Eyxi94k+dyUnyhzAC
        -----END PRIVATE KEY-----
        """

    static func serverContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map {
            NIOSSLCertificateSource.certificate($0)
        }
        let key = try NIOSSLPrivateKey(bytes: Array(Self.key.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }
}
