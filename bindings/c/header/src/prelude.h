/** Marks what the library exports. */
#if defined(_WIN32) && !defined(TILLBACK_STATIC)
#define TILLBACK_API __declspec(dllimport)
#else
#define TILLBACK_API
#endif

/** The version of this header; tillback_version() tells that of the library. */
