#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* What Swift cannot write: a callback with state, and a variadic call. */

/* Halves a picture while it is being read until its longer side is at most 2,560 pixels; refuses one of more than 60 million pixels. */
static void pixbuf_measured(GdkPixbufLoader *loader, int width, int height, gpointer unused) {
    (void)unused;
    if ((gint64)width * height > 60000000) {
        gdk_pixbuf_loader_set_size(loader, 0, 0);
        return;
    }
    while (width > 2560 || height > 2560) {
        width = (width + 1) / 2;
        height = (height + 1) / 2;
    }
    gdk_pixbuf_loader_set_size(loader, width, height);
}

/* The kind of a picture by its first octets; NULL for all but the usual kinds of drawn pixels.
   gdk-pixbuf reads more: an SVG of a few hundred octets can keep it busy for minutes. */
static inline const char *pixbuf_kind(const guchar *bytes, gsize count) {
    if (count > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return "jpeg";
    if (count > 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0) return "png";
    if (count > 6 && (memcmp(bytes, "GIF87a", 6) == 0 || memcmp(bytes, "GIF89a", 6) == 0)) return "gif";
    if (count > 12 && memcmp(bytes, "RIFF", 4) == 0 && memcmp(bytes + 8, "WEBP", 4) == 0) return "webp";
    if (count > 2 && bytes[0] == 'B' && bytes[1] == 'M') return "bmp";
    return NULL;
}

/* The picture, upright, on white; NULL when the bytes are none. The caller gives the reference back. */
static inline GdkPixbuf *pixbuf_read(const guchar *bytes, gsize count) {
    const char *kind = pixbuf_kind(bytes, count);
    GdkPixbufLoader *loader = kind ? gdk_pixbuf_loader_new_with_type(kind, NULL) : NULL;
    if (!loader) return NULL;
    g_signal_connect(loader, "size-prepared", G_CALLBACK(pixbuf_measured), NULL);
    gboolean read = gdk_pixbuf_loader_write(loader, bytes, count, NULL);
    read = gdk_pixbuf_loader_close(loader, NULL) && read;
    GdkPixbuf *found = read ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    GdkPixbuf *upright = found ? gdk_pixbuf_apply_embedded_orientation(found) : NULL;
    g_object_unref(loader);
    return upright;
}

/* Scaled to a size, transparent parts on white. The caller gives the reference back. */
static inline GdkPixbuf *pixbuf_scaled(const GdkPixbuf *picture, int width, int height) {
    return gdk_pixbuf_composite_color_simple(picture, width, height, GDK_INTERP_HYPER, 255, 8, 0xFFFFFF, 0xFFFFFF);
}

/* JPEG; quality from 0 to 100, as text. The buffer is the caller's, to be given back with g_free. */
static inline gboolean pixbuf_jpeg(GdkPixbuf *picture, const char *quality, gchar **buffer, gsize *count) {
    return gdk_pixbuf_save_to_buffer(picture, buffer, count, "jpeg", NULL, "quality", quality, NULL);
}
