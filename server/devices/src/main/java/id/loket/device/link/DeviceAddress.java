package id.loket.device.link;

/**
 * Where a device is, as it stands in a settings file: the one word by which a real device and a
 * virtual one differ. Each family of addresses reads its own, so that whoever opens a device is
 * given one that it can open; {@code toString} writes it as it was read.
 */
public sealed interface DeviceAddress
    permits LinkAddress, QueueAddress, ModbusAddress, GpioAddress, CameraAddress {}
